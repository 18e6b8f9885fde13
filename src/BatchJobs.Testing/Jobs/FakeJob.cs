namespace BatchJobs.Testing;

/// <summary>A job or a task at a fake service, as it stands now.</summary>
public abstract class FakeJob
{
    private readonly JobStore store;
    private readonly StateTable lifecycle;
    private readonly List<StateTransition> history = [];

    private protected FakeJob(JobStore store, StateTable lifecycle, string id)
    {
        this.store = store;
        this.lifecycle = lifecycle;
        Id = id;
    }

    /// <summary>Gets the identifier.</summary>
    public string Id { get; }

    /// <summary>Gets the state in the service's word, or <c>(none)</c> once the job is gone.</summary>
    public string State => store.Now(() => Word(CurrentState));

    /// <summary>Gets every state that the job has been in, with its beginning.</summary>
    public IReadOnlyList<StateTransition> History => store.Now<IReadOnlyList<StateTransition>>(() => [.. history.Select(InWords)]);

    /// <summary>Gets how often the job has been asked for over HTTP since it was submitted, alone or in a list of jobs.</summary>
    public int PollCount => store.Now(() => Polls);

    internal string CurrentState { get; private set; } = StateTable.None;

    /// <summary>The present run.</summary>
    internal JobExecution Execution { get; set; } = null!;

    internal int Polls { get; set; }

    internal bool IsWaiting => lifecycle.IsWaiting(CurrentState);

    internal bool IsRunning => lifecycle.IsRunning(CurrentState);

    internal bool IsFinal => lifecycle.IsFinal(CurrentState);

    /// <summary>Whether the job has been told to stop, which it does a little later.</summary>
    internal bool IsCanceling { get; private set; }

    /// <summary>When the present run started; null when it has not.</summary>
    internal DateTimeOffset? Start => At(lifecycle.IsRunning);

    /// <summary>When the present run ended; null while it has not.</summary>
    internal DateTimeOffset? End => At(lifecycle.IsFinal);

    /// <summary>
    /// Deletes the job, as somebody else may do at the service. A running SPSS job is canceled first; a DataFlux job and a Vitam
    /// task are gone at once.
    /// </summary>
    public void Delete() => store.Now(DeleteNow);

    /// <summary>Returns the identifier and the history.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Id}: {store.Now(Describe)}";

    internal bool Allows(JobEvent what) => lifecycle.Allows(CurrentState, what);

    internal void Move(JobEvent what, DateTimeOffset at)
    {
        string next = lifecycle.Next(CurrentState, what, Describe);
        IsCanceling = what == JobEvent.Cancel;
        if (next != CurrentState || what == JobEvent.Submit)
        {
            CurrentState = next;
            history.Add(new StateTransition(at, next));
        }
    }

    internal string Describe() => string.Join(", ", history.Select(InWords));

    /// <summary>The service's word for a state.</summary>
    internal virtual string Word(string state) => state;

    private protected abstract void DeleteNow();

    private StateTransition InWords(StateTransition transition) => transition with { State = Word(transition.State) };

    private DateTimeOffset? At(Func<string, bool> isState)
    {
        for (int i = history.Count - 1; i >= 0 && !lifecycle.IsWaiting(history[i].State); i--)
        {
            if (isState(history[i].State))
            {
                return history[i].At;
            }
        }

        return null;
    }
}
