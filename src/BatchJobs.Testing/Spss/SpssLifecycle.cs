namespace BatchJobs.Testing.Spss;

/// <summary>The life of a job: every state, and every way from one to another.</summary>
internal static class SpssLifecycle
{
    public const string None = "(none)";
    public const string Pending = "PENDING";
    public const string Running = "RUNNING";
    public const string Canceling = "CANCELING";
    public const string Canceled = "CANCELED";
    public const string Failed = "FAILED";
    public const string Success = "SUCCESS";

    private static readonly StateTable<SpssEvent> Table = new(
    [
        (None,      SpssEvent.Submit,           Pending),
        (Pending,   SpssEvent.Submit,           Pending),
        (Success,   SpssEvent.Submit,           Pending),
        (Failed,    SpssEvent.Submit,           Pending),
        (Canceled,  SpssEvent.Submit,           Pending),

        (Pending,   SpssEvent.Claim,            Running),
        (Pending,   SpssEvent.Fail,             Failed),
        (Running,   SpssEvent.Succeed,          Success),
        (Running,   SpssEvent.Fail,             Failed),

        (Pending,   SpssEvent.Delete,           None),
        (Running,   SpssEvent.Delete,           Canceling),
        (Canceling, SpssEvent.CancellationDone, Canceled),
        (Canceled,  SpssEvent.Delete,           None),
        (Success,   SpssEvent.Delete,           None),
        (Failed,    SpssEvent.Delete,           None),
    ]);

    public static bool Allows(string from, SpssEvent what) => Table.Allows(from, what);

    public static string Next(string from, SpssEvent what, FakeSpssJob job) => Table.Next(from, what, job.Describe);

    public static bool IsTerminal(string state) => state is Success or Failed or Canceled;
}
