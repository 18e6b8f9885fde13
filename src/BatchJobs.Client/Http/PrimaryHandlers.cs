namespace BatchJobs.Client;

/// <summary>How a client reaches its service unless a program decides otherwise.</summary>
internal static class PrimaryHandlers
{
    public static SocketsHttpHandler Create()
    {
        var handler = new SocketsHttpHandler();
        SetUp(handler);
        return handler;
    }

    /// <summary>
    /// The handler, following no redirects: one could lead the credentials to another host, from beneath where they are added.
    /// </summary>
    /// <exception cref="InvalidOperationException">It follows redirects and has sent something already, so that it cannot be set up any more.</exception>
    public static HttpMessageHandler WithoutRedirects(HttpMessageHandler handler)
    {
        HttpMessageHandler? innermost = handler;
        while (innermost is DelegatingHandler outer)
        {
            innermost = outer.InnerHandler;
        }

        switch (innermost)
        {
            case SocketsHttpHandler { AllowAutoRedirect: true } sockets:
                Set(() => sockets.AllowAutoRedirect = false);
                break;
            case HttpClientHandler { AllowAutoRedirect: true } client:
                Set(() => client.AllowAutoRedirect = false);
                break;
        }

        return handler;
    }

    public static void SetUp(SocketsHttpHandler handler)
    {
        // Connections are renewed for changes in DNS. A redirect could lead the credentials to another host.
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
    }

    private static void Set(Action set)
    {
        try
        {
            set();
        }
        catch (InvalidOperationException started)
        {
            throw new InvalidOperationException(
                "The primary handler follows redirects, which could lead the credentials to another host, and it is in use already: set its AllowAutoRedirect to false before.",
                started);
        }
    }
}
