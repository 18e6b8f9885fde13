namespace BatchJobs.Testing.DataFlux;

/// <summary>The beginning of a state in a job's life.</summary>
/// <param name="At">When, on the server's clock.</param>
/// <param name="State">The state, in the service's word; <c>(none)</c> once the job is deleted.</param>
public readonly record struct DataFluxStateChange(DateTimeOffset At, string State);
