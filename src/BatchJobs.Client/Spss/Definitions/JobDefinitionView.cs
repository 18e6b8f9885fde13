using System.Globalization;
using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>A valid job definition's JSON as .NET objects.</summary>
internal sealed class JobDefinitionView
{
    public JobDefinitionView(JsonElement root)
    {
        JsonElement model = root.GetProperty("model");
        JsonElement? setting = Member(root, "setting");
        Dictionary<string, Database> databases = Members(root, "dbDefinitions").ToDictionary(member => member.Name, Database, StringComparer.Ordinal);

        Action = EnumNames.Actions.Parse(Text(root, "action")!);
        Stream = new StreamReference(Text(model, "id")!, Text(model, "name"));
        OutputType = Text(root, "outputType");
        Databases = [.. databases.Values];
        Inputs = [.. Items(setting, "inputs").Select(node => new NodeInput(Text(node, "node")!, Table(node, databases)))];
        Exports = [.. Items(setting, "exports").Select(node => Export(node, databases))];
        Parameters = [.. Items(setting, "parameterOverride").Select(one => new StreamParameter(Text(one, "name")!, Text(one, "value")!))];
        ReportFormat = setting is { } present && Text(present, "reportFormat") is { } format ? EnumNames.ReportFormats.Parse(format) : null;
    }

    public JobAction Action { get; }

    public StreamReference Stream { get; }

    public IReadOnlyList<Database> Databases { get; }

    public IReadOnlyList<NodeInput> Inputs { get; }

    public IReadOnlyList<NodeExport> Exports { get; }

    public IReadOnlyList<StreamParameter> Parameters { get; }

    public ReportFormat? ReportFormat { get; }

    public string? OutputType { get; }

    private static Database Database(JsonProperty member)
    {
        JsonElement port = member.Value.GetProperty("port");
        return new Database(
            member.Name,
            EnumNames.DatabaseTypes.Parse(Text(member.Value, "type")!),
            Text(member.Value, "host")!,
            port.ValueKind == JsonValueKind.Number ? port.GetInt32() : int.Parse(port.GetString()!, CultureInfo.InvariantCulture),
            Text(member.Value, "db")!,
            Text(member.Value, "username")!,
            Text(member.Value, "password")!,
            Text(member.Value, "options"));
    }

    private static NodeExport Export(JsonElement node, Dictionary<string, Database> databases)
    {
        string? insertMode = Text(node.GetProperty("odbc"), "insertMode");
        string? bulkLoading = Text(node, "bulkLoading");
        return new NodeExport(
            Text(node, "node")!,
            Table(node, databases),
            insertMode is null ? null : EnumNames.InsertModes.Parse(insertMode),
            bulkLoading is null ? null : EnumNames.BulkLoadings.Parse(bulkLoading));
    }

    private static DatabaseTable Table(JsonElement node, Dictionary<string, Database> databases)
    {
        JsonElement odbc = node.GetProperty("odbc");
        return databases[Text(odbc, "dbRef")!].Table(Text(odbc, "table")!);
    }

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string? Text(JsonElement parent, string name) => Member(parent, name)?.GetString();

    private static IEnumerable<JsonProperty> Members(JsonElement parent, string name) =>
        Member(parent, name) is { } map ? map.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    private static IEnumerable<JsonElement> Items(JsonElement? parent, string name) =>
        parent is { } present && Member(present, name) is { } array ? array.EnumerateArray() : Enumerable.Empty<JsonElement>();
}
