using System.Text.Json;

namespace BatchJobs.Testing.Spss;

/// <summary>A job as it was submitted: what a test decides by.</summary>
public sealed class SubmittedSpssJob
{
    internal SubmittedSpssJob(string id, JsonElement definition)
    {
        Id = id;
        Definition = definition;
    }

    /// <summary>Gets the job's identifier.</summary>
    public string Id { get; }

    /// <summary>Gets the definition, as it was sent.</summary>
    public JsonElement Definition { get; }

    /// <summary>Gets what the job is to do, for example <c>BATCH_SCORE</c>.</summary>
    public string Action => field ??= Text("action") ?? "";

    /// <summary>Gets the identifier of the stream file (<c>model.id</c>); empty when there is none.</summary>
    public string ModelId => field ??= Text("model", "id") ?? "";

    /// <summary>Gets the name for a trained stream (<c>model.name</c>); null when there is none.</summary>
    public string? ModelName => Text("model", "name");

    /// <summary>Gets the format of the documents (<c>setting.reportFormat</c>); null when there is none.</summary>
    public string? ReportFormat => Text("setting", "reportFormat");

    /// <summary>Gets the source nodes that read from tables (<c>setting.inputs</c>).</summary>
    public IReadOnlyList<SubmittedSpssNode> Inputs => field ??= Nodes("inputs");

    /// <summary>Gets the terminal nodes that write to tables (<c>setting.exports</c>).</summary>
    public IReadOnlyList<SubmittedSpssNode> Exports => field ??= Nodes("exports");

    /// <summary>Returns the value that the job gives a parameter of the stream.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The value, or null when the job gives none.</returns>
    public string? Parameter(string name)
    {
        JsonElement one = Items("parameterOverride").FirstOrDefault(candidate => Text(candidate, "name") == name);
        return one.ValueKind == JsonValueKind.Object ? Text(one, "value") : null;
    }

    /// <summary>The settings; null when there are none.</summary>
    internal JsonElement? Setting => Filled(Definition, "setting");

    /// <summary>The databases; null when there are none.</summary>
    internal JsonElement? Databases => Filled(Definition, "dbDefinitions");

    private SubmittedSpssNode[] Nodes(string name) => Setting is null ? [] : [.. Items(name).Select(node =>
    {
        JsonElement odbc = Member(node, "odbc") ?? default;
        return new SubmittedSpssNode(Text(node, "node"), Text(odbc, "dbRef"), Text(odbc, "table"), Text(odbc, "insertMode"));
    })];

    private IEnumerable<JsonElement> Items(string name) =>
        Setting is { } setting && Member(setting, name) is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray()
            : Enumerable.Empty<JsonElement>();

    private string? Text(params ReadOnlySpan<string> path)
    {
        JsonElement? place = Definition;
        foreach (string member in path)
        {
            place = place is { } parent ? Member(parent, member) : null;
        }

        return place is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
    }

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Filled(JsonElement parent, string name) => Member(parent, name) is { ValueKind: not JsonValueKind.Null } member ? member : null;

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement member) ? member : null;
}

/// <summary>A node of the stream that reads from a table or writes to one, as it was submitted; what was left out is null.</summary>
/// <param name="Node">The node's name in the stream.</param>
/// <param name="DbRef">The database's name in the definition.</param>
/// <param name="Table">The table.</param>
/// <param name="InsertMode">How rows are put into the table; of exports only.</param>
public sealed record SubmittedSpssNode(string? Node, string? DbRef, string? Table, string? InsertMode);
