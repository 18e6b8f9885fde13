using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace BatchJobs.Client;

/// <summary>
/// Puts the credentials right around the primary handler of every client of this library. It does so after everybody else has
/// had their say, since whoever sets the primary handler takes its place.
/// </summary>
internal sealed class CredentialsFilter(IServiceProvider provider) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name is { } name && provider.GetKeyedService<ServiceConnection>(name) is { } connection)
        {
            builder.PrimaryHandler = new CredentialsHandler(connection.Settings, builder.PrimaryHandler);
        }
    };
}
