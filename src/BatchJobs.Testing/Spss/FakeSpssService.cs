using System.Runtime.CompilerServices;

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

    /// <summary>Gets the latest 10,000 jobs that were deleted, or canceled and are gone, in the order in which they went, with their histories.</summary>
    public IReadOnlyList<FakeSpssJob> Removed => Store.Now<IReadOnlyList<FakeSpssJob>>(() => [.. Store.Jobs.Removed]);

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
    /// <param name="text">The predicate as it stands in the test, for messages; the compiler fills it in.</param>
    /// <returns>The plan for them.</returns>
    public SpssJobPlan WhenSubmitted(Func<SubmittedSpssJob, bool> applies, [CallerArgumentExpression(nameof(applies))] string? text = null) => Store.AddPlan(applies, text);
}
