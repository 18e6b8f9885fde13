namespace BatchJobs.Client;

/// <summary>What makes the connections to a service.</summary>
internal static class PrimaryHandlers
{
    /// <summary>A handler for a client without a factory, whose connections are renewed for changes in DNS.</summary>
    public static SocketsHttpHandler Create() => new() { PooledConnectionLifetime = TimeSpan.FromMinutes(2) };

    /// <summary>
    /// The handler, following no redirects, which could lead the credentials to another host from beneath where they are added,
    /// and keeping no cookies. One that follows none already is left as it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">It follows redirects and has sent something already, so that it cannot be set up any more.</exception>
    public static HttpMessageHandler WithoutRedirects(HttpMessageHandler handler, bool allowAutoRedirect)
    {
        HttpMessageHandler? innermost = handler;
        while (innermost is DelegatingHandler outer)
        {
            innermost = outer.InnerHandler;
        }

        try
        {
            switch (innermost)
            {
                case SocketsHttpHandler { AllowAutoRedirect: true } sockets:
                    sockets.AllowAutoRedirect = sockets.UseCookies = false;
                    break;
                case HttpClientHandler { AllowAutoRedirect: true } client:
                    client.AllowAutoRedirect = client.UseCookies = false;
                    break;
            }
        }
        catch (InvalidOperationException) when (allowAutoRedirect)
        {
        }
        catch (InvalidOperationException started)
        {
            throw new PrimaryHandlerException(
                "The primary handler follows redirects, which could lead the credentials to another host, and it is in use already: set its AllowAutoRedirect to false before, or the client's option AllowAutoRedirect to true.",
                started);
        }

        return handler;
    }
}

/// <summary>The primary handler cannot be used for credentials, which is a mistake in how the program sets up its client.</summary>
internal sealed class PrimaryHandlerException(string message, Exception innerException) : InvalidOperationException(message, innerException);
