namespace BatchJobs.Client.Spss;

/// <summary>A source node of the stream that is to read from a table instead.</summary>
/// <param name="Node">The node's name in the stream.</param>
/// <param name="From">The table.</param>
public sealed record NodeInput(string Node, DatabaseTable From);
