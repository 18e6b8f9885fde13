using System.Text.Json.Nodes;

namespace BatchJobs.Client.Tests.Spss.Definitions;

/// <summary>Definitions that break exactly one rule that a schema can express, each with the place.</summary>
internal static class SingleViolations
{
    private const string Valid = """
        {
          "action": "EVALUATION",
          "model": { "id": "m", "name": "n.str" },
          "outputType": "DATA_URL",
          "dbDefinitions": { "db": { "type": "DB2", "host": "h", "port": 1, "db": "d", "username": "u", "password": "p", "options": "" } },
          "setting": {
            "inputs": [{ "node": "in", "odbc": { "dbRef": "db", "table": "t" } }],
            "exports": [{ "node": "out", "odbc": { "dbRef": "db", "table": "t", "insertMode": "Drop" }, "bulkLoading": "ODBC" }],
            "parameterOverride": [{ "name": "p", "value": "v" }],
            "reportFormat": "XML"
          }
        }
        """;

    public static IEnumerable<(string Json, string Pointer)> All => Whole.Concat(Changed);

    private static IEnumerable<(string Json, string Pointer)> Whole =>
        new[] { "null", "1", "\"text\"", "[]", "true" }.Select(json => (json, ""));

    private static IEnumerable<(string Json, string Pointer)> Changed
    {
        get
        {
            string[] required =
            [
                "/action", "/model", "/model/id", "/setting/inputs/0/node", "/setting/inputs/0/odbc", "/setting/inputs/0/odbc/dbRef",
                "/setting/inputs/0/odbc/table", "/setting/exports/0/node", "/setting/exports/0/odbc", "/setting/exports/0/odbc/dbRef",
                "/setting/exports/0/odbc/table", "/setting/parameterOverride/0/name", "/setting/parameterOverride/0/value",
                "/dbDefinitions/db/type", "/dbDefinitions/db/host", "/dbDefinitions/db/port", "/dbDefinitions/db/db",
                "/dbDefinitions/db/username", "/dbDefinitions/db/password", "/setting/reportFormat",
            ];
            string[] notEmpty =
            [
                "/model/id", "/model/name", "/outputType", "/dbDefinitions/db/host", "/dbDefinitions/db/port", "/setting/inputs/0/node",
                "/setting/inputs/0/odbc/dbRef", "/setting/inputs/0/odbc/table", "/setting/exports/0/node", "/setting/parameterOverride/0/name",
            ];
            string[] words =
            [
                "/action", "/dbDefinitions/db/type", "/setting/exports/0/odbc/insertMode", "/setting/exports/0/bulkLoading", "/setting/reportFormat",
            ];
            string[] others =
            [
                "/model/name", "/outputType", "/dbDefinitions/db", "/dbDefinitions/db/options", "/setting/inputs", "/setting/inputs/0",
                "/setting/exports", "/setting/exports/0", "/setting/parameterOverride", "/setting/parameterOverride/0",
            ];

            return required.Select(place => (Without(place), place))
                .Concat(required.Select(place => (With(place, null), place)))
                .Concat(notEmpty.Select(place => (With(place, ""), place)))
                .Concat(words.Select(place => (With(place, "Nonsense"), place)))
                .Concat(required.Except(["/dbDefinitions/db/port"]).Concat(words).Concat(others).Distinct().Select(place => (With(place, 7), place)))
                .Concat(new[] { ".", "..", "a/b" }.Select(id => (With("/model/id", id), "/model/id")))
                .Concat(new JsonNode[] { 0, 65536, -1, 1.5, "0", "65536", "x", "1 ", true }.Select(port => (With("/dbDefinitions/db/port", port), "/dbDefinitions/db/port")));
        }
    }

    private static string With(string place, JsonNode? value) => Change(place, (parent, name) => Set(parent, name, value));

    private static string Without(string place) => Change(place, (parent, name) => ((JsonObject)parent).Remove(name));

    private static void Set(JsonNode parent, string name, JsonNode? value)
    {
        if (parent is JsonArray array)
        {
            array[0] = value;
        }
        else
        {
            parent[name] = value;
        }
    }

    private static string Change(string place, Action<JsonNode, string> change)
    {
        JsonNode root = JsonNode.Parse(Valid)!;
        string[] path = place.Split('/')[1..];
        JsonNode parent = path[..^1].Aggregate(root, (node, name) => node is JsonArray array ? array[0]! : node[name]!);
        change(parent, path[^1]);
        return root.ToJsonString();
    }
}
