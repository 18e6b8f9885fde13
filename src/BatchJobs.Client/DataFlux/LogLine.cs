namespace BatchJobs.Client.DataFlux;

/// <summary>A line of a log, without its end.</summary>
/// <param name="Text">The line's text.</param>
/// <param name="IsComplete">Whether the line's end was there; if not, more of it may be written.</param>
internal readonly record struct LogLine(string Text, bool IsComplete);
