namespace BatchJobs.Testing.Spss;

/// <summary>The fake SPSS service: what a test decides about it beforehand, and what it sees of it afterwards.</summary>
public sealed class FakeSpssService
{
    internal FakeSpssService(TimeProvider time, Lock gate)
    {
        Store = new SpssStore(time, gate, Options);
        Jobs = new FakeJobCollection<FakeSpssJob>(Store, Store.Jobs, "job");
        Files = Store.SeenFiles;
        Tables = new FakeSpssTables(Store);
    }

    /// <summary>Gets how the service behaves where its documents leave a choice.</summary>
    public SpssFakeOptions Options { get; } = new();

    /// <summary>Gets the jobs, as they stand now.</summary>
    public FakeJobCollection<FakeSpssJob> Jobs { get; }

    /// <summary>Gets the files, as they stand now.</summary>
    public FakeSpssFiles Files { get; }

    /// <summary>Gets the database tables that jobs read from and write to, as they stand now.</summary>
    public FakeSpssTables Tables { get; }

    internal SpssStore Store { get; }

    /// <summary>
    /// Decides about the jobs that are submitted from now on and that a test recognizes. Of several decisions that
    /// recognize a job, the latest counts.
    /// </summary>
    /// <param name="applies">Recognizes the jobs.</param>
    /// <returns>The plan for them.</returns>
    public SpssJobPlan WhenSubmitted(Func<SubmittedSpssJob, bool> applies) => Store.AddPlan(applies);
}
