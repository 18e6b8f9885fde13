using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>A task at the fake Vitam worker, as it stands now.</summary>
public sealed class FakeVitamTask : FakeJob
{
    private readonly VitamStore store;

    internal FakeVitamTask(VitamStore store, SubmittedVitamTask submitted, JobExecution execution, string requestId)
        : base(store, VitamLifecycle.Table, submitted.Id)
    {
        this.store = store;
        Submitted = submitted;
        Execution = execution;
        RequestId = requestId;
        StartedAt = store.Moment;
        Type = ((VitamTaskPlan)execution.Plan).Type ?? store.Options.TaskType;
    }

    /// <summary>Gets the request that submitted the task: the <c>X-Request-Id</c> of its response.</summary>
    public string RequestId { get; }

    /// <summary>Gets the tenant that the task runs for; null when none was sent.</summary>
    public int? Tenant => Submitted.Tenant;

    /// <summary>Gets the session of the one who submitted the task; null when none was sent.</summary>
    public string? ApplicationId => Submitted.ApplicationId;

    /// <summary>Gets what was asked of the task: <c>cancel</c> once it is canceled, null before.</summary>
    public string? TaskStatus => store.Now(() => RequestedStatus);

    /// <summary>Gets when the task was submitted and began to run.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Gets when the task ended; null while it has not.</summary>
    public DateTimeOffset? FinishedAt => store.Now(() => End);

    /// <summary>Gets what was submitted.</summary>
    public SubmittedVitamTask Submitted { get; }

    /// <summary>Gets the generic object that canceled the task; null while none has.</summary>
    public JsonElement? Cancellation => store.Now(() => CancelRequest);

    internal string Type { get; }

    /// <summary>The state in the service's word.</summary>
    internal string ShownState => Word(CurrentState);

    internal string? RequestedStatus => CancelRequest is null ? null : "cancel";

    internal JsonElement? CancelRequest { get; set; }

    /// <summary>How the task ended; null while it has not, when it was canceled, and for a success without a link.</summary>
    internal VitamOutcome? Outcome { get; set; }

    /// <summary>When the result expires; null while there is none, and unless the options give results an end.</summary>
    internal DateTimeOffset? ExpiresAt => End is { } end && store.Options.ResultLifetime is { } lifetime
        ? end + (lifetime < DateTimeOffset.MaxValue - end ? lifetime : DateTimeOffset.MaxValue - end)
        : null;

    internal override string Word(string state) => VitamLifecycle.Word(state, store.Options);

    private protected override void DeleteNow() => store.Delete(this);
}
