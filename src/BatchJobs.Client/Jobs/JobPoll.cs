namespace BatchJobs.Client;

/// <summary>One job's state as its service gave it.</summary>
internal readonly record struct JobSnapshot(string State, JobPhase Phase, string? Message);

/// <summary>What one poll of a job came to.</summary>
internal readonly record struct JobPoll<TStatus>(TStatus Status, JobUpdate Update)
{
    /// <summary>How long the whole wait may take.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>How much of the wait was left.</summary>
    public TimeSpan Left => Timeout == System.Threading.Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : Timeout - Update.Elapsed;
}

/// <summary>A job that is polled, and how its own status is asked for.</summary>
/// <param name="JobId">The job's identifier.</param>
/// <param name="Send">Asks for the status; given the status before, or null for the first.</param>
internal sealed record JobRequest<TStatus>(string JobId, Func<TStatus?, CancellationToken, Task<TStatus>> Send)
    where TStatus : class
{
    /// <summary>Whose jobs it is among: the jobs of one group are in one list.</summary>
    public object Group { get; init; } = "";

    /// <summary>What the service may repeat of the job and must not be shown.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}

/// <summary>One list of jobs, which answers for many waits.</summary>
/// <param name="Length">How many jobs it has.</param>
/// <param name="Find">The status of a wait's job; null when the list does not tell it.</param>
internal sealed record JobList<TStatus>(int Length, Func<JobWait<TStatus>, TStatus?> Find)
    where TStatus : class
{
    /// <summary>The list of a service's items, of which the first with an identifier counts.</summary>
    /// <param name="items">The items.</param>
    /// <param name="idOf">Gets the identifier of an item's job.</param>
    /// <param name="statusOf">Gets the status of a wait's job from its item; null when the item does not tell it.</param>
    public static JobList<TStatus> Of<TItem>(IReadOnlyCollection<TItem> items, Func<TItem, string> idOf, Func<TItem, JobWait<TStatus>, TStatus?> statusOf)
    {
        var byId = new Dictionary<string, TItem>(items.Count, StringComparer.Ordinal);
        foreach (TItem item in items)
        {
            byId.TryAdd(idOf(item), item);
        }

        return new JobList<TStatus>(items.Count, wait => byId.TryGetValue(wait.Request.JobId, out TItem? item) ? statusOf(item, wait) : null);
    }
}

/// <summary>What the waits of one service need of it.</summary>
/// <param name="Read">What a status says.</param>
/// <param name="ListAsync">Lists the jobs of the group to which the given waits belong.</param>
/// <param name="Telemetry">What is told of the waits.</param>
internal sealed record JobSource<TStatus>(
    Func<TStatus, JobSnapshot> Read, Func<IReadOnlyCollection<JobWait<TStatus>>, CancellationToken, Task<JobList<TStatus>>> ListAsync, ClientTelemetry Telemetry)
    where TStatus : class
{
    /// <summary>What to do about a job that stays in an unknown state.</summary>
    public string UnknownStateAdvice { get; init; } =
        "Set Polling.UnknownStateTolerance to wait longer in such a state; read the job's status and the service's documentation to learn whether the job has ended.";
}
