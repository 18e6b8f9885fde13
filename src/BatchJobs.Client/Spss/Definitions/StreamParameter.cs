namespace BatchJobs.Client.Spss;

/// <summary>A value for a parameter of the stream.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">Its value.</param>
public sealed record StreamParameter(string Name, string Value);
