namespace BatchJobs.Testing;

/// <summary>Servers, any number of them or a limited one, and the queue before them: first come, first served.</summary>
internal sealed class ServerQueue<T>(Func<int?> servers)
{
    private readonly Queue<T> waiting = new();
    private int busy;

    public void Enqueue(T job) => waiting.Enqueue(job);

    /// <summary>Takes the next that waits if a server is free, and leaves it to the caller to occupy one.</summary>
    public bool TryDequeue(out T job)
    {
        job = default!;
        return (servers() is not { } limit || busy < limit) && waiting.TryDequeue(out job!);
    }

    public void Occupy() => busy++;

    public void Release() => busy--;
}
