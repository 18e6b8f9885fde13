namespace BatchJobs.Client.DataFlux;

/// <summary>The states in which a job is over; only such jobs can be deleted by their state.</summary>
public enum DataFluxFinishedState
{
    /// <summary><c>completed</c></summary>
    Completed,

    /// <summary><c>failed</c></summary>
    Failed,

    /// <summary><c>canceled</c></summary>
    Canceled,
}
