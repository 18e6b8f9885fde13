using System.Globalization;
using Microsoft.Extensions.DependencyInjection.Extensions;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.TryAddSingleton(TimeProvider.System);
WebApplication application = builder.Build();
application.Run(async context =>
{
    TimeProvider time = context.RequestServices.GetRequiredService<TimeProvider>();
    for (int i = 0; i < 180; i++)
    {
        await Task.Delay(TimeSpan.FromMinutes(1), time, context.RequestAborted);
    }

    await context.Response.WriteAsync(time.GetUtcNow().ToString("HH:mm", CultureInfo.InvariantCulture), context.RequestAborted);
});
if (builder.Configuration["async"] is not null)
{
    await application.RunAsync();
}
else
{
    application.Run();
}

namespace BatchJobs.WebProgram
{
    /// <summary>Stands for the program's assembly, for its factory.</summary>
    public sealed class EntryPoint;
}
