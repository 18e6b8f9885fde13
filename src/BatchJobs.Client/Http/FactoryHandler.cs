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
        var handlers = new HttpMessageInvoker(factory.CreateHandler(name), disposeHandler: false);
        Task<HttpResponseMessage> sending = handlers.SendAsync(request, cancellationToken);
        return sending.IsCompleted ? sending : HoldAsync(handlers, sending);
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
