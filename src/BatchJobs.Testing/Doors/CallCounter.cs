namespace BatchJobs.Testing;

/// <summary>The outermost handler of a client: while a call is under way, time does not skip over what its handlers do.</summary>
internal sealed class CallCounter(FakeBatchServer server) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        FakeBatchServer.Visit visit = server.EnterCall();
        Task<HttpResponseMessage> call;
        try
        {
            call = base.SendAsync(request, cancellationToken);
        }
        catch
        {
            visit.Dispose();
            throw;
        }

        if (call.IsCompleted)
        {
            visit.Dispose();
            return call;
        }

        return EndAsync(call, visit);
    }

    private static async Task<HttpResponseMessage> EndAsync(Task<HttpResponseMessage> call, FakeBatchServer.Visit visit)
    {
        using (visit)
        {
            return await call.ConfigureAwait(false);
        }
    }
}
