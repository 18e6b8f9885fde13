using System.Runtime.CompilerServices;

namespace BatchJobs.Testing.Vitam;

/// <summary>The fake Vitam worker: what a test decides about it beforehand, and what it sees of it afterwards.</summary>
public sealed class FakeVitamService
{
    internal FakeVitamService(TimeProvider time, Lock gate)
    {
        Store = new VitamStore(time, gate, Options);
        Tasks = new FakeJobCollection<FakeVitamTask>(Store, Store.Jobs, "task");
    }

    /// <summary>Gets how the service behaves where its document leaves a choice.</summary>
    public VitamFakeOptions Options { get; } = new();

    /// <summary>Gets the tasks, as they stand now.</summary>
    public FakeJobCollection<FakeVitamTask> Tasks { get; }

    /// <summary>Gets the latest 10,000 tasks that were deleted, or canceled and are gone, in the order in which they went, with their histories.</summary>
    public IReadOnlyList<FakeVitamTask> Removed => Store.Now<IReadOnlyList<FakeVitamTask>>(() => [.. Store.Jobs.Removed]);

    /// <summary>
    /// Gets or sets what <c>GET /status</c> tells from now on: <c>Active</c>, <c>Inactive</c>, <c>ShutdownInProgress</c> or
    /// <c>Unreachable</c>. Tasks run on whatever it is. Default: <c>Active</c>.
    /// </summary>
    /// <exception cref="ArgumentException">It is set to another word.</exception>
    public string Status
    {
        get => Store.Now(() => Store.Instance.Status);
        set
        {
            VitamInstance.Check(value, nameof(value));
            Store.Now(() => Store.Instance.Status = value);
        }
    }

    /// <summary>Gets or sets whether the service tells its status; when not, <c>GET /status</c> is answered with 503. Default: true.</summary>
    public bool IsAvailable
    {
        get => Store.Now(() => Store.Instance.IsAvailable);
        set => Store.Now(() => Store.Instance.IsAvailable = value);
    }

    internal VitamStore Store { get; }

    /// <summary>
    /// Decides about the tasks that are submitted from now on and that a test recognizes. Of several decisions that
    /// recognize a task, the latest counts.
    /// </summary>
    /// <param name="applies">Recognizes the tasks.</param>
    /// <param name="text">The predicate as it stands in the test, for messages; the compiler fills it in.</param>
    /// <returns>The plan for them.</returns>
    public VitamTaskPlan WhenSubmitted(Func<SubmittedVitamTask, bool> applies, [CallerArgumentExpression(nameof(applies))] string? text = null) => Store.AddPlan(applies, text);

    /// <summary>Changes the status when a time has passed on the server's clock.</summary>
    /// <param name="time">How long from now.</param>
    /// <param name="status">What <see cref="Status"/> is then.</param>
    /// <exception cref="ArgumentException">It is a word that <see cref="Status"/> does not take.</exception>
    public void ChangeStatusAfter(TimeSpan time, string status)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        VitamInstance.Check(status, nameof(status));
        Store.Now(() => Store.Instance.Plan(status, Store.Moment, time));
    }
}
