using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>A task at the fake service, as it stands now.</summary>
public sealed class FakeVitamTask
{
    private readonly VitamStore store;
    private readonly List<StateChange> history = [];
    private string state = VitamLifecycle.None;

    internal FakeVitamTask(VitamStore store, VitamRun run, string requestId, DateTimeOffset startedAt)
    {
        this.store = store;
        Run = run;
        RequestId = requestId;
        StartedAt = startedAt;
    }

    /// <summary>The task's identifier.</summary>
    public string Id => Submitted.Id;

    /// <summary>The request that submitted the task: the <c>X-Request-Id</c> of its answer.</summary>
    public string RequestId { get; }

    /// <summary>The tenant that the task runs for; null when none was sent.</summary>
    public int? Tenant => Submitted.Tenant;

    /// <summary>The session of the one who submitted the task; null when none was sent.</summary>
    public string? ApplicationId => Submitted.ApplicationId;

    /// <summary>The state, in the service's word; <c>(none)</c> once the task is gone.</summary>
    public string State => store.Now(() => Word);

    /// <summary>What was asked of the task: <c>cancel</c> once it is canceled, null before.</summary>
    public string? TaskStatus => store.Now(() => Wish);

    /// <summary>When the task was submitted and began to run.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>When the task ended; null while it has not.</summary>
    public DateTimeOffset? FinishedAt => store.Now(() => EndedAt);

    /// <summary>What was submitted.</summary>
    public SubmittedVitamTask Submitted => Run.Submitted;

    /// <summary>The generic object that canceled the task; null while none has.</summary>
    public JsonElement? Cancellation => store.Now(() => CancelRequest);

    /// <summary>Every state that the task has been in, with its beginning.</summary>
    public IReadOnlyList<StateChange> History => store.Now<IReadOnlyList<StateChange>>(() => [.. history.Select(InWords)]);

    internal VitamRun Run { get; }

    internal string CurrentState => state;

    /// <summary>The state in the service's word.</summary>
    internal string Word => VitamLifecycle.Word(state, store.Options);

    internal string? Wish => CancelRequest is null ? null : "cancel";

    internal DateTimeOffset? EndedAt { get; set; }

    internal JsonElement? CancelRequest { get; set; }

    /// <summary>When the result expires; null while there is none, and unless the options give results an end.</summary>
    internal DateTimeOffset? ExpiresAt => EndedAt is { } end && store.Options.ResultLifetime is { } lifetime
        ? end + (lifetime < DateTimeOffset.MaxValue - end ? lifetime : DateTimeOffset.MaxValue - end)
        : null;

    internal string? ResultLink => state == VitamLifecycle.Done ? Run.ResultLink : null;

    internal FakeVitamError? Error => state == VitamLifecycle.Failed ? Run.Error : null;

    /// <summary>Deletes the task, as somebody else may do at the service; whatever it does, it is gone at once.</summary>
    public void Delete() => store.Now(() => store.Delete(this));

    /// <summary>The task and its history.</summary>
    public override string ToString() => $"{Id}: {store.Now(Describe)}";

    internal void Move(VitamEvent what, DateTimeOffset at)
    {
        state = VitamLifecycle.Next(state, what, this);
        history.Add(new StateChange(at, state));
    }

    internal string Describe() => string.Join(", ", history.Select(InWords));

    private StateChange InWords(StateChange change) => change with { State = VitamLifecycle.Word(change.State, store.Options) };
}
