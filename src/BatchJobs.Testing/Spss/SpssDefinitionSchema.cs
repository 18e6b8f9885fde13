namespace BatchJobs.Testing.Spss;

/// <summary>The members of a job definition that the documents and the recorded exchanges know.</summary>
internal static class SpssDefinitionSchema
{
    private static readonly JsonSchema Input = new("input",
        ("odbc", new JsonSchema("odbc", "dbRef", "table")),
        "node",
        "attributes");

    private static readonly JsonSchema Export = new("export",
        ("odbc", new JsonSchema("odbc", "insertMode", "dbRef", "table")),
        "node",
        "attributes",
        "bulkLoading");

    private static readonly JsonSchema Database = new("database", "type", "host", "port", "db", "username", "password", "options");

    public static readonly JsonSchema Definition = new("job definition",
        "action",
        ("model", new JsonSchema("model", "id", "name")),
        "outputType",
        ("setting", new JsonSchema("setting",
            ("exports", Export),
            ("inputs", Input),
            ("parameterOverride", new JsonSchema("parameter", "name", "value")),
            "reportFormat")),
        ("dbDefinitions", new JsonSchema("databases", ("*", Database))));
}
