namespace BatchJobs.Testing.Spss;

/// <summary>A node of the stream that reads from a table or writes to one, as it was submitted; what was left out is null.</summary>
/// <param name="Node">The node's name in the stream.</param>
/// <param name="DbRef">The database's name in the definition.</param>
/// <param name="Table">The table.</param>
/// <param name="InsertMode">How rows are put into the table; of exports only.</param>
public sealed record SubmittedSpssNode(string? Node, string? DbRef, string? Table, string? InsertMode);
