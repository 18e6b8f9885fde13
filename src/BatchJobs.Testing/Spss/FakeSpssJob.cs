namespace BatchJobs.Testing.Spss;

/// <summary>A job at the fake SPSS service, as it stands now.</summary>
public sealed class FakeSpssJob : FakeJob
{
    /// <summary>What the service's jobs are called beside those of others.</summary>
    internal const string KindName = "SPSS job";

    private readonly SpssStore store;

    internal FakeSpssJob(SpssStore store, string id, DateTimeOffset createdAt)
        : base(store, SpssLifecycle.Table, id)
    {
        this.store = store;
        CreatedAt = createdAt;
    }

    internal FakeSpssJob(SpssStore store, FakeSpssJob source)
        : base(store, source)
    {
        this.store = store;
        CreatedAt = source.CreatedAt;
        Submitted = source.Submitted;
        Runs = source.Runs;
        FailureMessage = source.FailureMessage;
        ResultName = source.ResultName;
        ResultId = source.ResultId;
        Stream = source.Stream;
    }

    /// <summary>Gets when the job was created.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Gets what was submitted, the last time it was.</summary>
    public SubmittedSpssJob Submitted
    {
        get
        {
            using JobStore.Entry entry = store.Enter();
            return field;
        }

        internal set;
    } = null!;

    /// <summary>Gets how often a server has run the job.</summary>
    public int Runs
    {
        get
        {
            using JobStore.Entry entry = store.Enter();
            return field;
        }

        internal set;
    }

    /// <summary>Gets why the job failed; null unless it did.</summary>
    public string? FailureMessage
    {
        get
        {
            using JobStore.Entry entry = store.Enter();
            return field;
        }

        internal set;
    }

    /// <summary>
    /// Gets the name under which the result is saved: <c>model.name</c> of a successful training or auto-refresh. Null when the definition
    /// gives none, for every other action, and as long as there is no result.
    /// </summary>
    public string? ResultName
    {
        get
        {
            using JobStore.Entry entry = store.Enter();
            return field;
        }

        internal set;
    }

    internal string? ResultId { get; set; }

    /// <summary>The job's JSON in the last list; null when it was in none.</summary>
    internal ListedSpssJob? Listed { get; set; }

    /// <summary>The stream file of the present run.</summary>
    internal SpssFile? Stream { get; set; }

    internal override string Kind => KindName;

    private protected override void DeleteNow() => store.Delete(this);
}
