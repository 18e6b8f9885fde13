namespace BatchJobs.Client.DataFlux;

/// <summary>Specifies a state in which a job has ended. Only such jobs can be deleted by their state.</summary>
public enum DataFluxFinishedState
{
    /// <summary>The job has ended successfully (<c>completed</c>).</summary>
    Completed,

    /// <summary>The job has ended because it failed (<c>failed</c>).</summary>
    Failed,

    /// <summary>The job has ended because it was canceled (<c>canceled</c>).</summary>
    Canceled,
}
