using System.Globalization;
using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>
/// The rules of a job definition, for what the builder wrote and for what the parser read alike.
/// The JSON Schema beside this file says the same, cross-references excepted; the members that it names are the known ones.
/// </summary>
internal sealed class JobDefinitionRules : JsonRules
{
    private JobDefinitionRules()
    {
    }

    public static JobDefinitionRules Check(JsonElement definition)
    {
        var rules = new JobDefinitionRules();
        rules.Definition(new JsonLocation(definition, ""));
        return rules;
    }

    private void Definition(JsonLocation definition)
    {
        if (!IsObject(definition, "a job definition"))
        {
            return;
        }

        Known(definition, "action", "model", "outputType", "dbDefinitions", "setting");
        string? action = Required(definition, "action") is { } place && Word(place, EnumNames.Actions) ? place.Text : null;

        if (Required(definition, "model") is { } model && IsObject(model, "a reference to an uploaded stream file"))
        {
            Model(model);
        }

        OptionalText(definition, "outputType");
        JsonLocation? databases = Optional(definition, "dbDefinitions");
        if (databases is { } map && IsObject(map, "an object with a member for each database"))
        {
            foreach (JsonLocation database in map.Members())
            {
                Database(database);
            }
        }

        JsonLocation? setting = Optional(definition, "setting");
        if (setting is { } settings && IsObject(settings, "an object with inputs, exports, parameterOverride, reportFormat"))
        {
            Setting(settings, databases);
        }

        if (action == "EVALUATION" && (setting is not { } present || Optional(present, "reportFormat") is null))
        {
            Report(definition.At("setting").At("reportFormat"), "An EVALUATION needs the format of its documents.", EnumNames.ReportFormats.Allowed);
        }

        if (action == "BATCH_SCORE")
        {
            Recommend(definition, setting, "inputs", "source");
            Recommend(definition, setting, "exports", "export");
        }
    }

    /// <summary>What the documents require of a BATCH_SCORE, and IBM's own sample application leaves out.</summary>
    private void Recommend(JsonLocation definition, JsonLocation? setting, string member, string what)
    {
        if (setting is not { } present || Optional(present, member) is not { Element: { ValueKind: JsonValueKind.Array } array } || array.GetArrayLength() == 0)
        {
            Warn(definition.At("setting").At(member), $"A BATCH_SCORE must specify its {what}, the documents say.", "at least one node");
        }
    }

    private void Model(JsonLocation model)
    {
        Known(model, "id", "name");
        if (Required(model, "id") is { } id && IsText(id) && !PathId.File.IsUsable(id.Text))
        {
            Report(id, $"'{id.Text}' is not a usable file identifier.", "an identifier that " + PathId.File.Rule);
        }

        OptionalText(model, "name");
    }

    private void Database(JsonLocation database)
    {
        if (!IsObject(database, "an object that describes a database"))
        {
            return;
        }

        Known(database, "type", "host", "port", "db", "username", "password", "options");
        if (Required(database, "type") is { } type)
        {
            Word(type, EnumNames.DatabaseTypes);
        }

        RequiredName(database, "host");
        if (Required(database, "port") is { } port)
        {
            Port(port);
        }

        RequiredText(database, "db");
        RequiredText(database, "username");
        RequiredText(database, "password");
        OptionalText(database, "options", mayBeEmpty: true);
    }

    private void Port(JsonLocation port)
    {
        const string Allowed = "a whole number from 1 to 65535";
        bool isPort = port.Element.ValueKind switch
        {
            JsonValueKind.Number => port.Element.TryGetInt32(out int number) && number is >= 1 and <= 65535,
            JsonValueKind.String => IsPortText(port.Text),
            _ => false,
        };

        if (!isPort)
        {
            Report(port, $"{port.Found} is not a port.", Allowed);
        }
    }

    private static bool IsPortText(string text) =>
        text.Length is >= 1 and <= 5 && text[0] != '0' && text.All(char.IsAsciiDigit)
        && int.Parse(text, CultureInfo.InvariantCulture) <= 65535;

    private void Setting(JsonLocation setting, JsonLocation? databases)
    {
        Known(setting, "inputs", "exports", "parameterOverride", "reportFormat");
        foreach (JsonLocation input in Items(setting, "inputs", "an array of source nodes"))
        {
            Node(input, databases, ["node", "odbc", "attributes"], ["dbRef", "table"]);
        }

        foreach (JsonLocation export in Items(setting, "exports", "an array of terminal nodes"))
        {
            Node(export, databases, ["node", "odbc", "attributes", "bulkLoading"], ["dbRef", "table", "insertMode"]);
            Export(export);
        }

        Parameters(setting);

        if (Optional(setting, "reportFormat") is { } format)
        {
            Word(format, EnumNames.ReportFormats);
        }
    }

    private void Node(JsonLocation node, JsonLocation? databases, string[] known, string[] knownOfOdbc)
    {
        if (!IsObject(node, "an object with node and odbc"))
        {
            return;
        }

        Known(node, known);
        RequiredName(node, "node");
        if (Required(node, "odbc") is { } odbc && IsObject(odbc, "an object with dbRef and table"))
        {
            Known(odbc, knownOfOdbc);
            RequiredName(odbc, "table");
            if (RequiredName(odbc, "dbRef") is { } reference && !Defines(databases, reference.Text))
            {
                Report(
                    reference,
                    $"'{reference.Text}' is not among the dbDefinitions.",
                    Names(databases));
            }
        }
    }

    private void Export(JsonLocation export)
    {
        if (export.Element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (Optional(export, "bulkLoading") is { } bulkLoading)
        {
            Word(bulkLoading, EnumNames.BulkLoadings);
        }

        if (Optional(export, "odbc") is { Element.ValueKind: JsonValueKind.Object } odbc
            && Optional(odbc, "insertMode") is { } insertMode)
        {
            Word(insertMode, EnumNames.InsertModes);
        }
    }

    private void Parameters(JsonLocation setting)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonLocation parameter in Items(setting, "parameterOverride", "an array of objects with name and value"))
        {
            if (!IsObject(parameter, "an object with name and value"))
            {
                continue;
            }

            Known(parameter, "name", "value");
            if (RequiredName(parameter, "name") is { } name && !names.Add(name.Text))
            {
                Report(name, $"The parameter '{name.Text}' has a value already.", "one value for each parameter");
            }

            RequiredText(parameter, "value");
        }
    }

    private static bool Defines(JsonLocation? databases, string name) =>
        databases is { Element.ValueKind: JsonValueKind.Object } map && map.Element.TryGetProperty(name, out _);

    private static string Names(JsonLocation? databases) =>
        databases is { Element.ValueKind: JsonValueKind.Object } map && map.Members().Any()
            ? string.Join(", ", map.Element.EnumerateObject().Select(member => member.Name))
            : "none, for the definition has no dbDefinitions";
}
