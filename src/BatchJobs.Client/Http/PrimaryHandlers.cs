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

    public static void SetUp(SocketsHttpHandler handler)
    {
        // Connections are renewed for changes in DNS. A redirect could lead the credentials to another host.
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
    }
}
