namespace BatchJobs.Client;

/// <summary>Specifies the state of a job in terms that are common to all services.</summary>
/// <remarks>The service's own word for the state is available as <see cref="JobUpdate.State"/>.</remarks>
public enum JobPhase
{
    /// <summary>
    /// The service reported a state that this version of the library does not know. The job is treated as not ended.
    /// </summary>
    Unknown,

    /// <summary>The job is accepted and waits to be executed.</summary>
    Pending,

    /// <summary>The job is being executed.</summary>
    Running,

    /// <summary>The job is being canceled and has not ended.</summary>
    Canceling,

    /// <summary>The job has ended successfully.</summary>
    Succeeded,

    /// <summary>The job has ended because it failed.</summary>
    Failed,

    /// <summary>The job has ended because it was canceled.</summary>
    Canceled,
}
