namespace BatchJobs.Testing.DataFlux;

/// <summary>A line of a job's log.</summary>
/// <param name="After">How long after the log has begun.</param>
/// <param name="Text">The line.</param>
internal readonly record struct DataFluxLogLine(TimeSpan After, string Text);
