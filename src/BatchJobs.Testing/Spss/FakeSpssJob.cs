namespace BatchJobs.Testing.Spss;

/// <summary>A job at the fake SPSS service, as it stands now.</summary>
public sealed class FakeSpssJob : FakeJob
{
    private readonly SpssStore store;

    internal FakeSpssJob(SpssStore store, string id)
        : base(store, SpssLifecycle.Table, id)
    {
        this.store = store;
        CreatedAt = store.Moment;
    }

    /// <summary>Gets when the job was created.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Gets what was submitted, the last time it was.</summary>
    public SubmittedSpssJob Submitted => store.Now(() => Definition);

    /// <summary>Gets how often a server has run the job.</summary>
    public int Runs => store.Now(() => StartCount);

    /// <summary>Gets when the job ended; null while it has not.</summary>
    public DateTimeOffset? FinishedAt => store.Now(() => End);

    /// <summary>Gets why the job failed; null unless it did.</summary>
    public string? FailureMessage => store.Now(() => FailureText);

    internal SubmittedSpssJob Definition { get; set; } = null!;

    internal int StartCount { get; set; }

    internal string? FailureText { get; set; }

    internal string? ResultId { get; set; }

    /// <summary>The stream file of the present run.</summary>
    internal SpssFile? Stream { get; set; }

    private protected override void DeleteNow() => store.Delete(this);
}
