namespace BatchJobs.Client;

/// <summary>
/// Hands a request on to the handlers that the factory has for a name at present: the factory renews them from time to time,
/// so none of them is kept for longer than it lasts.
/// </summary>
internal sealed class FactoryHandler(IHttpMessageHandlerFactory factory, string name) : HttpMessageHandler
{
    private Present? present;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpMessageHandler handler = factory.CreateHandler(name);
        Present? current = Volatile.Read(ref present);
        if (current is null || !ReferenceEquals(current.Handler, handler))
        {
            current = new Present(handler);
            Volatile.Write(ref present, current);
        }

        Task<HttpResponseMessage> sending = current.Invoker.SendAsync(request, cancellationToken);
        return sending.IsCompleted ? sending : HoldAsync(current, sending);
    }

    /// <summary>The factory disposes of handlers that have been replaced once nobody holds them any more.</summary>
    private static async Task<HttpResponseMessage> HoldAsync(Present held, Task<HttpResponseMessage> sending)
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

    private sealed class Present(HttpMessageHandler handler)
    {
        public HttpMessageHandler Handler => handler;

        // The handler is the factory's to dispose of.
        public HttpMessageInvoker Invoker { get; } = new(handler, disposeHandler: false);
    }
}
