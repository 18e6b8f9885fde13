namespace BatchJobs.Testing.DataFlux;

/// <summary>What can happen to a job.</summary>
internal enum DataFluxEvent
{
    Execute,
    Start,
    Cancel,
    Complete,
    Fail,
    Stop,
    Delete,
}
