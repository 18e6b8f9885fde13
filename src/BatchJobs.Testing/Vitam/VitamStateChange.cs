namespace BatchJobs.Testing.Vitam;

/// <summary>The beginning of a state in a task's life.</summary>
/// <param name="At">When, on the server's clock.</param>
/// <param name="State">The state, in the service's word; <c>(none)</c> once the task is gone.</param>
public readonly record struct VitamStateChange(DateTimeOffset At, string State);
