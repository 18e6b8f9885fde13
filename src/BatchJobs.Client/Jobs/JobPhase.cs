namespace BatchJobs.Client;

/// <summary>Where a job stands, in words that are the same for every service.</summary>
/// <remarks>The service's own word is always at hand as <see cref="JobUpdate.State"/>.</remarks>
public enum JobPhase
{
    /// <summary>The service answered with a state that this version of the library does not know. The job is not over.</summary>
    Unknown,

    /// <summary>Accepted, and waiting for a server.</summary>
    Pending,

    /// <summary>Being executed.</summary>
    Running,

    /// <summary>Being canceled; not over yet.</summary>
    Canceling,

    /// <summary>Over: it did what it was asked to do.</summary>
    Succeeded,

    /// <summary>Over: it failed.</summary>
    Failed,

    /// <summary>Over: it was canceled.</summary>
    Canceled,
}
