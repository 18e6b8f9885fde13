using System.Text;
using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>A job at the fake DataFlux service, as it stands now.</summary>
public sealed class FakeDataFluxJob : FakeJob
{
    /// <summary>What the service's jobs are called beside those of others.</summary>
    internal const string KindName = "DataFlux job";

    private readonly DataFluxStore store;

    internal FakeDataFluxJob(DataFluxStore store, string id, ExecutedDataFluxJob executed, JobExecution execution)
        : base(store, DataFluxLifecycle.Table, id)
    {
        this.store = store;
        Executed = executed;
        Execution = execution;
        CurrentLog = new DataFluxLog(((DataFluxJobPlan)execution.Plan).Lines);
    }

    internal FakeDataFluxJob(DataFluxStore store, FakeDataFluxJob source)
        : base(store, source)
    {
        this.store = store;
        Executed = source.Executed;
        CurrentLog = new DataFluxLog(source.CurrentLog);
    }

    /// <summary>Gets the name of the job flow.</summary>
    public string FlowName => Executed.FlowName;

    /// <summary>Gets who executed the job; <c>PUBLIC</c> while security is off.</summary>
    public string UserName => Executed.UserName;

    /// <summary>Gets the inputs, as they were sent; an empty object when there were none.</summary>
    public JsonElement Inputs => Executed.Inputs;

    /// <summary>Gets the log so far; empty while the job is queued.</summary>
    public string Log => store.Now(() => Encoding.UTF8.GetString(LogAt(store.Moment).Span));

    internal ExecutedDataFluxJob Executed { get; }

    internal DataFluxLog CurrentLog { get; }

    /// <summary>Returns the identifier, the name of the job flow and the history.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Id} ({FlowName}): {store.Now(Describe)}";

    /// <summary>The log as it stands at a moment; nothing is written after the end.</summary>
    internal ReadOnlyMemory<byte> LogAt(DateTimeOffset moment) => CurrentLog.TextAt(FinishedAt is { } end && end < moment ? end : moment);

    internal override string Kind => KindName;

    private protected override void DeleteNow() => store.KillAndDelete(this);
}
