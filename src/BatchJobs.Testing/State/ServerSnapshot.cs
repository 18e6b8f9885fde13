namespace BatchJobs.Testing;

/// <summary>
/// Everything that a server remembered at a moment: jobs with their histories, files, tables, job flows, users, tasks, plans, faults,
/// options, queues and the journal. Made by <see cref="FakeBatchServer.Snapshot"/>; it never changes.
/// </summary>
public sealed class ServerSnapshot
{
    internal ServerSnapshot(FakeBatchServerOptions options, ServerState source, DateTimeOffset takenAt)
    {
        TakenAt = takenAt;
        Options = options;
        State = new ServerState(new StoppedTime(takenAt), options, static _ => throw new InvalidOperationException("A snapshot has no network."));
        State.CopyFrom(source, isLive: false);
    }

    /// <summary>Gets the moment, on the server's clock.</summary>
    public DateTimeOffset TakenAt { get; }

    internal FakeBatchServerOptions Options { get; }

    internal ServerState State { get; }

    private sealed class StoppedTime(DateTimeOffset time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time;
    }
}
