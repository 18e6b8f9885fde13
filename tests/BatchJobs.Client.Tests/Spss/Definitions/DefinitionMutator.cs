using System.Text.Json.Nodes;

namespace BatchJobs.Client.Tests.Spss.Definitions;

/// <summary>Damages a definition as a row of numbers says, so that the same numbers always do the same damage.</summary>
internal sealed class DefinitionMutator(int[] numbers)
{
    private static readonly string[] Members =
    [
        "action", "model", "id", "name", "outputType", "dbDefinitions", "db", "type", "host", "port", "username", "password", "options",
        "setting", "inputs", "exports", "parameterOverride", "reportFormat", "node", "odbc", "dbRef", "table", "insertMode", "bulkLoading",
        "value", "attributes", "unknown", "Action",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "65535", "65536", "-1", "1.5", "1.0", "1e2", "99999999999",
        "\"\"", "\" \"", "\".\"", "\"..\"", "\"...\"", "\"a/b\"", "\"a,b\"", "\"a\\nb\"", "\".\\n\"", "\"漢字 😀\"",
        "\"TRAINING\"", "\"AUTO_REFRESH\"", "\"BATCH_SCORE\"", "\"RUN_STREAM\"", "\"EVALUATION\"", "\"EVALUATION\"", "\"training\"", "\"RUN-STREAM\"",
        "\"HTML\"", "\"TAB\"", "\"html\"", "\"PDF\"", "\"Append\"", "\"append\"", "\"Refresh\"", "\"Off\"", "\"ODBC\"", "\"off\"",
        "\"DashDB\"", "\"DASHDB\"", "\"SQLServer\"", "\"db\"", "\"db1\"", "\"nowhere\"",
        "\"80\"", "\"080\"", "\"0\"", "\"65535\"", "\"65536\"", "\"99999\"", "\"100000\"", "\" 80\"", "\"80\\n\"", "\"+80\"", "\"8e1\"", "\"٨٠\"",
        "{}", "[]", "[{}]", "[[]]", "[null]", "[\"\"]", "{\"id\":\"x\"}", "{\"name\":\"p\",\"value\":\"v\"}", "[{\"name\":\"p\",\"value\":\"v\"}]",
        "{\"reportFormat\":\"HTML\"}", "{\"reportFormat\":null}", "{\"db\":{}}", "{\"dbRef\":\"db\",\"table\":\"T\"}",
        "{\"node\":\"n\",\"odbc\":{\"dbRef\":\"db\",\"table\":\"T\",\"insertMode\":\"Drop\"},\"bulkLoading\":\"Off\"}",
    ];

    private int next;

    public static string Apply(IReadOnlyList<string> valid, int[] numbers) => new DefinitionMutator(numbers).Apply(valid);

    private string Apply(IReadOnlyList<string> valid)
    {
        JsonNode? root = JsonNode.Parse(valid[Take(valid.Count)]);
        for (int changes = Take(4); changes >= 0; changes--)
        {
            root = Damage(root);
        }

        return root?.ToJsonString() ?? "null";
    }

    private JsonNode? Damage(JsonNode? root)
    {
        List<JsonNode> containers = [.. Containers(root)];
        if (containers.Count == 0 || Take(60) == 0)
        {
            return Value();
        }

        JsonNode container = containers[Take(containers.Count)];
        if (container is JsonArray array)
        {
            Damage(array);
        }
        else
        {
            Damage((JsonObject)container);
        }

        return root;
    }

    private void Damage(JsonObject parent)
    {
        string[] names = [.. parent.Select(member => member.Key)];
        string name = names.Length > 0 ? names[Take(names.Length)] : Members[Take(Members.Length)];
        switch (Take(5))
        {
            case 0:
                parent.Remove(name);
                break;
            case 1:
                parent[Members[Take(Members.Length)]] = Value();
                break;
            case 2:
                parent[name] = new JsonArray(parent[name]?.DeepClone());
                break;
            default:
                parent[name] = Value();
                break;
        }
    }

    private void Damage(JsonArray parent)
    {
        if (parent.Count == 0 || Take(2) == 0)
        {
            parent.Add(Value());
        }
        else if (Take(2) == 0)
        {
            parent[0] = Value();
        }
        else
        {
            parent.Add(parent[0]?.DeepClone());
        }
    }

    private static JsonNode? Value(string json) => JsonNode.Parse(json);

    private JsonNode? Value() => Value(Values[Take(Values.Length)]);

    private int Take(int below) => next < numbers.Length ? numbers[next++] % below : 0;

    private static IEnumerable<JsonNode> Containers(JsonNode? node) => node switch
    {
        JsonObject parent => new JsonNode[] { parent }.Concat(parent.SelectMany(member => Containers(member.Value))),
        JsonArray parent => new JsonNode[] { parent }.Concat(parent.SelectMany(Containers)),
        _ => [],
    };
}
