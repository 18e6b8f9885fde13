using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>A job at the fake service, as it stands now.</summary>
public sealed class FakeDataFluxJob
{
    private readonly DataFluxStore store;
    private readonly List<StateChange> history = [];
    private string state = DataFluxLifecycle.None;

    internal FakeDataFluxJob(DataFluxStore store, string id, DataFluxRun run)
    {
        this.store = store;
        Id = id;
        Run = run;
        CurrentLog = new DataFluxLog(run.Lines);
    }

    /// <summary>The job's identifier.</summary>
    public string Id { get; }

    /// <summary>The name of the job flow.</summary>
    public string FlowName => Run.Executed.FlowName;

    /// <summary>Who executed the job; <c>PUBLIC</c> while security is off.</summary>
    public string UserName => Run.Executed.UserName;

    /// <summary>The inputs, as they were sent; an empty object when there were none.</summary>
    public JsonElement Inputs => Run.Executed.Inputs;

    /// <summary>The state, in the service's word; <c>(none)</c> once the job is gone.</summary>
    public string State => store.Now(() => state);

    /// <summary>The log so far; empty while the job is queued.</summary>
    public string Log => store.Now(() => LogAt(store.Moment));

    /// <summary>When the job started to run; null when it has not.</summary>
    public DateTimeOffset? StartedAt => store.Now(() => Start);

    /// <summary>When the job ended; null while it has not.</summary>
    public DateTimeOffset? StoppedAt => store.Now(() => Stop);

    /// <summary>Every state that the job has been in, with its beginning.</summary>
    public IReadOnlyList<StateChange> History => store.Now<IReadOnlyList<StateChange>>(() => [.. history]);

    internal DataFluxRun Run { get; }

    internal string CurrentState => state;

    internal DataFluxLog CurrentLog { get; }

    internal DateTimeOffset? Start { get; private set; }

    internal DateTimeOffset? Stop { get; private set; }

    /// <summary>Whether there is a log: not before the job is taken from the queue.</summary>
    internal bool HasLog => CurrentLog.HasBegun;

    /// <summary>Whether the engine has been signaled to stop, which it does a little later.</summary>
    internal bool IsCanceling { get; private set; }

    /// <summary>
    /// Deletes the job with its log, as somebody else may do at the service; one that has not ended is killed first. It is
    /// gone at once.
    /// </summary>
    public void Delete() => store.Now(() => store.KillAndDelete(this));

    /// <summary>The job and its history.</summary>
    public override string ToString() => $"{Id} ({FlowName}): {store.Now(Describe)}";

    internal void Move(DataFluxEvent what, DateTimeOffset at)
    {
        string next = DataFluxLifecycle.Next(state, what, this);
        IsCanceling |= what == DataFluxEvent.Cancel;
        if (next == state)
        {
            return;
        }

        state = next;
        history.Add(new StateChange(at, next));
        if (next == DataFluxLifecycle.Running)
        {
            Start = at;
        }
        else if (DataFluxLifecycle.IsFinished(next))
        {
            Stop = at;
        }
    }

    /// <summary>The log as it stands at a moment; nothing is written after the end.</summary>
    internal string LogAt(DateTimeOffset moment) => CurrentLog.TextAt(Stop is { } stop && stop < moment ? stop : moment);

    internal string Describe() => string.Join(", ", history);
}
