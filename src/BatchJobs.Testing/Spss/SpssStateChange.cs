namespace BatchJobs.Testing.Spss;

/// <summary>The beginning of a state in a job's life.</summary>
/// <param name="At">When, on the server's clock.</param>
/// <param name="State">The state, in the service's word; <c>(none)</c> once the job is gone.</param>
public readonly record struct SpssStateChange(DateTimeOffset At, string State);
