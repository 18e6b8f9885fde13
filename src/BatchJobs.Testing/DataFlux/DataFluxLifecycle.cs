namespace BatchJobs.Testing.DataFlux;

/// <summary>The life of a job: every state, and every way from one to another.</summary>
internal static class DataFluxLifecycle
{
    public const string None = "(none)";
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Canceled = "canceled";

    // Cancel is a signal: the job runs on until it has taken notice, and only then stops.
    private static readonly StateTable<DataFluxEvent> Table = new(
    [
        (None,      DataFluxEvent.Execute,  Queued),

        (Queued,    DataFluxEvent.Start,    Running),
        (Queued,    DataFluxEvent.Fail,     Failed),
        (Queued,    DataFluxEvent.Stop,     Canceled),

        (Running,   DataFluxEvent.Cancel,   Running),
        (Running,   DataFluxEvent.Complete, Completed),
        (Running,   DataFluxEvent.Fail,     Failed),
        (Running,   DataFluxEvent.Stop,     Canceled),

        (Completed, DataFluxEvent.Delete,   None),
        (Failed,    DataFluxEvent.Delete,   None),
        (Canceled,  DataFluxEvent.Delete,   None),
    ]);

    public static bool Allows(string from, DataFluxEvent what) => Table.Allows(from, what);

    public static string Next(string from, DataFluxEvent what, FakeDataFluxJob job) => Table.Next(from, what, job.Describe);

    public static bool IsState(string word) => word is Queued or Running || IsFinished(word);

    public static bool IsFinished(string state) => state is Completed or Failed or Canceled;
}
