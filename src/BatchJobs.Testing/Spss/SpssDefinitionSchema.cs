using System.Globalization;
using System.Text.Json;

namespace BatchJobs.Testing.Spss;

/// <summary>
/// The members of a job definition that the documents and the recorded exchanges know, and what their values must be for a job to run.
/// A submission is checked for members only.
/// </summary>
internal static class SpssDefinitionSchema
{
    private static readonly JsonType Port = new("a port, 1 to 65535", IsPort, IsWord: true);

    private static readonly JsonSchema Input = new("input",
        Required("odbc", JsonType.Object, new JsonSchema("odbc",
            Required("dbRef", JsonType.FilledText),
            Required("table", JsonType.FilledText))),
        Required("node", JsonType.FilledText),
        "attributes");

    private static readonly JsonSchema Export = new("export",
        Required("odbc", JsonType.Object, new JsonSchema("odbc",
            ("insertMode", JsonType.OneOf(SpssTables.Append, SpssTables.Create, SpssTables.Drop, SpssTables.Refresh)),
            Required("dbRef", JsonType.FilledText),
            Required("table", JsonType.FilledText))),
        Required("node", JsonType.FilledText),
        "attributes",
        ("bulkLoading", JsonType.OneOf("Off", "ODBC")));

    private static readonly JsonSchema Parameter = new("parameter",
        Required("name", JsonType.FilledText),
        Required("value", JsonType.Anything));

    /// <summary>What <c>reportFormat</c> must be, for the action that uses it.</summary>
    public static readonly JsonType ReportFormat = JsonType.OneOf("HTML", "JPG", "PNG", "RTF", "SAV", "TAB", "XML");

    public static readonly JsonSchema Setting = new("setting",
        new JsonMember("exports", JsonType.Array, Export),
        new JsonMember("inputs", JsonType.Array, Input),
        new JsonMember("parameterOverride", JsonType.Array, Parameter),
        "reportFormat");

    public static readonly JsonSchema Database = new("database",
        Required("type", JsonType.OneOf(
            "ApacheHive", "DashDB", "DB2", "Greenplum", "Impala", "Informix", "MySQL", "Oracle", "PostgreSQL", "ProgressOpenEdge",
            "Salesforce", "SQLServer", "Sybase", "SybaseIQ", "Teradata")),
        Required("host", JsonType.FilledText),
        Required("port", Port),
        Required("db", JsonType.FilledText),
        Required("username", JsonType.Text),
        Required("password", JsonType.Text),
        ("options", JsonType.Text));

    public static readonly JsonSchema Definition = new("job definition",
        "action",
        ("model", new JsonSchema("model", "id", "name")),
        "outputType",
        ("setting", Setting),
        ("dbDefinitions", new JsonSchema("databases", ("*", Database))));

    /// <summary>Reads a port, which is a number or, as IBM's own client sends it, a text.</summary>
    /// <returns>The port; 0 when it is none.</returns>
    public static int ReadPort(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetUInt16(out ushort number) ? number : 0,
        JsonValueKind.String => ushort.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out ushort number) ? number : 0,
        _ => 0,
    };

    private static bool IsPort(JsonElement value) => ReadPort(value) > 0;

    private static JsonMember Required(string name, JsonType type, JsonSchema? schema = null) => new(name, type, schema ?? JsonSchema.Anything, IsRequired: true);
}
