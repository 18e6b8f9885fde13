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

    private static readonly (string From, SpssEvent Event, string To)[] Table =
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
    ];

    public static bool Allows(string from, SpssEvent what) => Find(from, what) is not null;

    /// <summary>The state that follows; an event that has no row is a bug, and is reported with the job's history.</summary>
    public static string Next(string from, SpssEvent what, FakeSpssJob job) =>
        Find(from, what) ?? throw new InvalidOperationException($"A job cannot {what} while it is {from}. Its history: {job.Describe()}.");

    public static bool IsTerminal(string state) => state is Success or Failed or Canceled;

    private static string? Find(string from, SpssEvent what)
    {
        foreach ((string From, SpssEvent Event, string To) row in Table)
        {
            if (row.From == from && row.Event == what)
            {
                return row.To;
            }
        }

        return null;
    }
}
