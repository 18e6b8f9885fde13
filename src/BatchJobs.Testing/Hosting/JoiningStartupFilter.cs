using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace BatchJobs.Testing;

/// <summary>Lets the requests of the program's own server belong to the clock: a test server does not take them over from their caller.</summary>
internal sealed class JoiningStartupFilter(FakeClock clock) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(following => context =>
        {
            clock.Join();
            return following(context);
        });
        next(application);
    };
}
