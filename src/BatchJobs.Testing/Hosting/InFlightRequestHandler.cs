namespace BatchJobs.Testing;

/// <summary>The outermost handler of a client: while a call is under way, time does not pass over what its handlers do.</summary>
internal sealed class InFlightRequestHandler(FakeBatchServer server) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        FakeBatchServer.InFlightScope scope = server.EnterCall();
        Task<HttpResponseMessage> call;
        try
        {
            call = base.SendAsync(request, cancellationToken);
        }
        catch
        {
            scope.Dispose();
            throw;
        }

        if (call.IsCompleted)
        {
            scope.Dispose();
            return call;
        }

        return EndAsync(call, scope);
    }

    private static async Task<HttpResponseMessage> EndAsync(Task<HttpResponseMessage> call, FakeBatchServer.InFlightScope scope)
    {
        using (scope)
        {
            return await call.ConfigureAwait(false);
        }
    }
}
