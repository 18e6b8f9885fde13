namespace BatchJobs.Client;

/// <summary>
/// Goes with an attempt that must not reach the service twice, since it may start something. Handlers of the program's own, such as
/// resilience handlers, may send it again; clones of the message have the same mark.
/// </summary>
internal sealed class SinglePass
{
    private static readonly HttpRequestOptionsKey<SinglePass> Key = new("BatchJobs.SinglePass");

    private int passes;

    public static SinglePass? Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out SinglePass? mark) ? mark : null;

    public void AddTo(HttpRequestMessage request) => request.Options.Set(Key, this);

    /// <exception cref="SecondPassException">It is on its way already, or may have been applied.</exception>
    public void Begin()
    {
        if (Interlocked.Exchange(ref passes, 1) != 0)
        {
            throw new SecondPassException();
        }
    }

    /// <summary>It has proved that the service has not carried it out, so it may be sent again.</summary>
    public void Undo() => Volatile.Write(ref passes, 0);
}

/// <summary>A handler of the program's own has sent a request again that may start a second run.</summary>
internal sealed class SecondPassException() : InvalidOperationException(
    "A handler that the program has added sent the request a second time, which was refused, as it may start a second run. The client retries "
    + "by itself; take the handler off this client, for example with RemoveAllResilienceHandlers() (marked experimental, EXTEXP0001) on what Add…Client returns.");
