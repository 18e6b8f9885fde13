namespace BatchJobs.Testing.Vitam;

/// <summary>The life of a task: every state, and every way from one to another. Callers see the options' words for them.</summary>
internal static class VitamLifecycle
{
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Canceled = "canceled";

    // A task runs as soon as it is submitted: no state is one of waiting.
    public static readonly StateTable Table = new(waiting: "", Running,
    [
        (StateTable.None, JobEvent.Submit,  Running),

        (Running,         JobEvent.Succeed, Done),
        (Running,         JobEvent.Fail,    Failed),
        (Running,         JobEvent.Stop,    Canceled),

        (Running,         JobEvent.Delete,  StateTable.None),
        (Done,            JobEvent.Delete,  StateTable.None),
        (Failed,          JobEvent.Delete,  StateTable.None),
        (Canceled,        JobEvent.Delete,  StateTable.None),
    ]);

    public static string Word(string state, VitamFakeOptions options) => state switch
    {
        Running => options.RunningState,
        Done => options.DoneState,
        Failed => options.FailedState,
        Canceled => options.CanceledState,
        _ => state,
    };
}
