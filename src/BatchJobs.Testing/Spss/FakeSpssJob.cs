namespace BatchJobs.Testing.Spss;

/// <summary>A job at the fake service, as it stands now.</summary>
public sealed class FakeSpssJob
{
    private readonly SpssStore store;
    private readonly List<StateChange> history = [];
    private string state = SpssLifecycle.None;

    internal FakeSpssJob(SpssStore store, string id, DateTimeOffset createdAt)
    {
        this.store = store;
        Id = id;
        CreatedAt = createdAt;
    }

    /// <summary>The job's identifier.</summary>
    public string Id { get; }

    /// <summary>When the job was created.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The state, in the service's word; <c>(none)</c> once the job is gone.</summary>
    public string State => store.Now(() => state);

    /// <summary>What was submitted, the last time it was.</summary>
    public SubmittedSpssJob Submitted => store.Now(() => Run.Submitted);

    /// <summary>How often the job was claimed by a server and ran.</summary>
    public int Runs => store.Now(() => ClaimCount);

    /// <summary>When the job ended; null while it has not.</summary>
    public DateTimeOffset? FinishedAt => store.Now(() => EndedAt);

    /// <summary>Why the job failed; null unless it did.</summary>
    public string? FailureMessage => store.Now(() => FailureText);

    /// <summary>Every state that the job has been in, with its beginning.</summary>
    public IReadOnlyList<StateChange> History => store.Now<IReadOnlyList<StateChange>>(() => [.. history]);

    internal string CurrentState => state;

    internal SpssRun Run { get; set; } = null!;

    internal int ClaimCount { get; set; }

    internal DateTimeOffset? EndedAt { get; set; }

    internal string? FailureText { get; set; }

    internal string? ResultId { get; set; }

    /// <summary>The stream file that the present run has claimed.</summary>
    internal SpssFile? Stream { get; set; }

    /// <summary>Deletes the job, as somebody else may do at the service; a running one is canceled first.</summary>
    public void Delete() => store.Now(() => store.Delete(this));

    /// <summary>The job and its history.</summary>
    public override string ToString() => $"{Id}: {store.Now(Describe)}";

    internal void Move(SpssEvent what, DateTimeOffset at)
    {
        state = SpssLifecycle.Next(state, what, this);
        history.Add(new StateChange(at, state));
    }

    internal string Describe() => string.Join(", ", history);
}
