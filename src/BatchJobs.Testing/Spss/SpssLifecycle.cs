namespace BatchJobs.Testing.Spss;

/// <summary>The life of a job: every state, and every way from one to another.</summary>
internal static class SpssLifecycle
{
    public const string Pending = "PENDING";
    public const string Running = "RUNNING";
    public const string Canceling = "CANCELING";
    public const string Canceled = "CANCELED";
    public const string Failed = "FAILED";
    public const string Success = "SUCCESS";

    public static readonly StateTable Table = new(Pending, Running,
    [
        (StateTable.None, JobEvent.Submit,  Pending),
        (Pending,         JobEvent.Submit,  Pending),
        (Success,         JobEvent.Submit,  Pending),
        (Failed,          JobEvent.Submit,  Pending),
        (Canceled,        JobEvent.Submit,  Pending),

        (Pending,         JobEvent.Start,   Running),
        (Pending,         JobEvent.Fail,    Failed),
        (Running,         JobEvent.Succeed, Success),
        (Running,         JobEvent.Fail,    Failed),

        (Pending,         JobEvent.Delete,  StateTable.None),
        (Running,         JobEvent.Delete,  Canceling),
        (Canceling,       JobEvent.Stop,    Canceled),
        (Canceled,        JobEvent.Delete,  StateTable.None),
        (Success,         JobEvent.Delete,  StateTable.None),
        (Failed,          JobEvent.Delete,  StateTable.None),
    ]);
}
