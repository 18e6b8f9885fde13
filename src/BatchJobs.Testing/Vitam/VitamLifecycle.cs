namespace BatchJobs.Testing.Vitam;

/// <summary>The life of a task: every state, and every way from one to another. Callers see the options' words for them.</summary>
internal static class VitamLifecycle
{
    public const string None = "(none)";
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Canceled = "canceled";

    private static readonly StateTable<VitamEvent> Table = new(
    [
        (None,     VitamEvent.Submit,  Running),

        (Running,  VitamEvent.Succeed, Done),
        (Running,  VitamEvent.Fail,    Failed),
        (Running,  VitamEvent.Cancel,  Canceled),

        (Running,  VitamEvent.Delete,  None),
        (Done,     VitamEvent.Delete,  None),
        (Failed,   VitamEvent.Delete,  None),
        (Canceled, VitamEvent.Delete,  None),
    ]);

    public static bool Allows(string from, VitamEvent what) => Table.Allows(from, what);

    public static string Next(string from, VitamEvent what, FakeVitamTask task) => Table.Next(from, what, task.Describe);

    public static string Word(string state, VitamFakeOptions options) => state switch
    {
        Running => options.RunningState,
        Done => options.DoneState,
        Failed => options.FailedState,
        Canceled => options.CanceledState,
        _ => state,
    };
}
