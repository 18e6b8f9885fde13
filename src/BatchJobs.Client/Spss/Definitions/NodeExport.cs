namespace BatchJobs.Client.Spss;

/// <summary>A terminal node of the stream that is to write to a table instead.</summary>
/// <param name="Node">The node's name in the stream.</param>
/// <param name="To">The table.</param>
/// <param name="InsertMode">How the rows are put into the table; null leaves it to the service.</param>
/// <param name="BulkLoading">Whether they are loaded in bulk; null leaves it to the service.</param>
public sealed record NodeExport(string Node, DatabaseTable To, InsertMode? InsertMode, BulkLoading? BulkLoading);
