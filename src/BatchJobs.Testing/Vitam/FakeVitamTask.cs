using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>A task at the fake Vitam worker, as it stands now.</summary>
public sealed class FakeVitamTask : FakeJob
{
    /// <summary>What the service's jobs are called beside those of others.</summary>
    internal const string KindName = "Vitam task";

    private readonly VitamStore store;

    internal FakeVitamTask(VitamStore store, SubmittedVitamTask submitted, JobExecution execution, string requestId)
        : base(store, VitamLifecycle.Table, submitted.Id)
    {
        this.store = store;
        Submitted = submitted;
        Execution = execution;
        RequestId = requestId;
        Type = Plan.Type ?? store.Options.TaskType;
    }

    internal FakeVitamTask(VitamStore store, FakeVitamTask source)
        : base(store, source)
    {
        this.store = store;
        Submitted = source.Submitted;
        RequestId = source.RequestId;
        Type = source.Type;
        Cancellation = source.Cancellation;
        Outcome = source.Outcome;
    }

    /// <summary>Gets the request that submitted the task: the <c>X-Request-Id</c> of its response.</summary>
    public string RequestId { get; }

    /// <summary>Gets the tenant that the task runs for; null when none was sent.</summary>
    public int? Tenant => Submitted.Tenant;

    /// <summary>Gets the session of the one who submitted the task; null when none was sent.</summary>
    public string? ApplicationId => Submitted.ApplicationId;

    /// <summary>Gets what was asked of the task: <c>cancel</c> once it is canceled; before, what the plan says, and null without one.</summary>
    public string? TaskStatus => Cancellation is null ? Plan.TaskStatus : "cancel";

    /// <summary>Gets what was submitted.</summary>
    public SubmittedVitamTask Submitted { get; }

    /// <summary>Gets the generic object that canceled the task; null while none has.</summary>
    public JsonElement? Cancellation
    {
        get
        {
            using JobStore.Entry entry = store.Enter();
            return field;
        }

        internal set;
    }

    internal string Type { get; }

    internal VitamTaskPlan Plan => (VitamTaskPlan)Execution.Plan;

    /// <summary>How the task ended; null while it has not, when it was canceled, and for a success without a link.</summary>
    internal VitamOutcome? Outcome { get; set; }

    /// <summary>When the result expires; null while there is none, and unless the options give results an end.</summary>
    internal DateTimeOffset? ExpiresAt => FinishedAt is { } end && store.Options.ResultLifetime is { } lifetime
        ? end + (lifetime < DateTimeOffset.MaxValue - end ? lifetime : DateTimeOffset.MaxValue - end)
        : null;

    private protected override string Word(string own) => VitamLifecycle.Word(own, store.Options);

    internal override string Kind => KindName;

    private protected override void DeleteNow() => store.Delete(this);
}
