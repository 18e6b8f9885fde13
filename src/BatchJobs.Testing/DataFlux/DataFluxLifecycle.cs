namespace BatchJobs.Testing.DataFlux;

/// <summary>The life of a job: every state, and every way from one to another.</summary>
internal static class DataFluxLifecycle
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Canceled = "canceled";

    // Cancel is a signal: the job runs on until it has taken notice, and only then stops.
    public static readonly StateTable Table = new(Queued, Running,
    [
        (StateTable.None, JobEvent.Submit,  Queued),

        (Queued,          JobEvent.Start,   Running),
        (Queued,          JobEvent.Fail,    Failed),
        (Queued,          JobEvent.Stop,    Canceled),

        (Running,         JobEvent.Cancel,  Running),
        (Running,         JobEvent.Succeed, Completed),
        (Running,         JobEvent.Fail,    Failed),
        (Running,         JobEvent.Stop,    Canceled),

        (Completed,       JobEvent.Delete,  StateTable.None),
        (Failed,          JobEvent.Delete,  StateTable.None),
        (Canceled,        JobEvent.Delete,  StateTable.None),
    ]);

    public static bool IsState(string word) => word is Queued or Running || IsFinished(word);

    public static bool IsFinished(string state) => state is Completed or Failed or Canceled;
}
