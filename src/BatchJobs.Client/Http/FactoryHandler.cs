namespace BatchJobs.Client;

/// <summary>
/// Hands a request on to the handlers that the factory has for a name at present: the factory renews them from time to time,
/// so none of them is kept for longer than a request.
/// </summary>
internal sealed class FactoryHandler(IHttpMessageHandlerFactory factory, string name) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The handler is the factory's to dispose of.
        var handlers = new HttpMessageInvoker(Create(), disposeHandler: false);
        Task<HttpResponseMessage> sending = handlers.SendAsync(request, cancellationToken);
        return sending.IsCompleted ? sending : HoldAsync(handlers, sending);
    }

    /// <exception cref="PrimaryHandlerException">The program has set up handlers that do not work, which is not the service's fault.</exception>
    private HttpMessageHandler Create()
    {
        try
        {
            return factory.CreateHandler(name);
        }
        catch (Exception setup) when (setup is not (PrimaryHandlerException or OutOfMemoryException))
        {
            throw new PrimaryHandlerException($"The handlers of the HTTP client '{name}' cannot be set up: {setup.Message}", setup);
        }
    }

    /// <summary>The factory disposes of handlers that have been replaced once nobody holds them any more.</summary>
    private static async Task<HttpResponseMessage> HoldAsync(HttpMessageInvoker held, Task<HttpResponseMessage> sending)
    {
        try
        {
            return await sending.ConfigureAwait(false);
        }
        finally
        {
            GC.KeepAlive(held);
        }
    }
}
