namespace BatchJobs.Testing;

/// <summary>A job or a task at a fake service, as it stands now.</summary>
public abstract class FakeJob
{
    private readonly JobStore store;
    private readonly StateTable lifecycle;
    private readonly List<StateTransition> history = [];
    private string state = StateTable.None;

    private protected FakeJob(JobStore store, StateTable lifecycle, string id)
    {
        this.store = store;
        this.lifecycle = lifecycle;
        Id = id;
    }

    /// <summary>Copies a job to another store; its run is copied by that store.</summary>
    private protected FakeJob(JobStore store, FakeJob source)
        : this(store, source.lifecycle, source.Id)
    {
        state = source.state;
        history.AddRange(source.history);
        IsCanceling = source.IsCanceling;
        PollCount = source.PollCount;
    }

    /// <summary>Gets the identifier.</summary>
    public string Id { get; }

    /// <summary>Gets the state in the service's word, or <c>(none)</c> once the job is gone.</summary>
    public string State
    {
        get
        {
            using JobStore.Entry entry = store.Enter();
            return Word(state);
        }
    }

    /// <summary>Gets every state that the job has been in, with its beginning.</summary>
    public IReadOnlyList<StateTransition> History => store.Now<IReadOnlyList<StateTransition>>(() => [.. history.Select(InWords)]);

    /// <summary>Gets how often the job has been asked for over HTTP since it was submitted, alone or in a list of jobs.</summary>
    public int PollCount
    {
        get
        {
            using JobStore.Entry entry = store.Enter();
            return field;
        }

        internal set;
    }

    /// <summary>Gets when the job started to run; null when it has not since it was submitted.</summary>
    public DateTimeOffset? StartedAt => At(lifecycle.IsRunning);

    /// <summary>Gets when the job ended; null while it has not since it was submitted.</summary>
    public DateTimeOffset? FinishedAt => At(lifecycle.IsFinal);

    /// <summary>The present run.</summary>
    internal JobExecution Execution { get; set; } = null!;

    /// <summary>Whether anything is planned at the job's service, which may be its end.</summary>
    internal bool HasPlans => store.NextDue() is not null;

    internal bool IsWaiting => lifecycle.IsWaiting(state);

    internal bool IsRunning => lifecycle.IsRunning(state);

    /// <summary>Whether the job has ended, or is gone.</summary>
    internal bool IsOver => FinishedAt is not null || State == StateTable.None;

    /// <summary>What the job is called, with its service.</summary>
    internal abstract string Kind { get; }

    /// <summary>How often the job has changed, by being submitted again too.</summary>
    internal int Changes => history.Count;

    internal bool IsFinal => lifecycle.IsFinal(state);

    /// <summary>Whether the job has been told to stop, which it does a little later.</summary>
    internal bool IsCanceling { get; private set; }

    /// <summary>
    /// Deletes the job, as somebody else may do at the service. A running SPSS job is canceled first; a DataFlux job and a Vitam
    /// task are gone at once.
    /// </summary>
    public void Delete() => store.Now(() =>
    {
        if (store.Contains(this))
        {
            DeleteNow();
        }
    });

    /// <summary>Returns the identifier and the history.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Id}: {store.Now(Describe)}";

    internal SavedLife ToSaved() => new(Id, [.. history], IsCanceling, PollCount, SavedRun.Of(Execution));

    /// <summary>Puts the job where it was when it was saved.</summary>
    internal void Load(SavedLife life)
    {
        history.Clear();
        history.AddRange(life.History);
        state = history.Count == 0 ? StateTable.None : history[^1].State;
        IsCanceling = life.IsCanceling;
        PollCount = life.PollCount;
    }

    internal bool Allows(JobEvent what) => lifecycle.Allows(state, what);

    internal void Move(JobEvent what, DateTimeOffset at)
    {
        string next = lifecycle.Next(state, what, Describe);
        IsCanceling = what == JobEvent.Cancel;
        if (next != state || what == JobEvent.Submit)
        {
            state = next;
            history.Add(new StateTransition(at, next));
        }
    }

    internal string Describe() => string.Join(", ", history.Select(InWords));

    /// <summary>What callers see of a state.</summary>
    private protected virtual string Word(string own) => own;

    private protected abstract void DeleteNow();

    private StateTransition InWords(StateTransition transition) => transition with { State = Word(transition.State) };

    private DateTimeOffset? At(Func<string, bool> isState)
    {
        using JobStore.Entry entry = store.Enter();
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
