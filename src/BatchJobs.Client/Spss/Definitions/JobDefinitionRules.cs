using System.Globalization;
using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>
/// The rules of a job definition, for what the builder wrote and for what the parser read alike.
/// The JSON Schema beside this file says the same, cross-references excepted.
/// </summary>
internal sealed class JobDefinitionRules
{
    private readonly List<JobDefinitionError> errors = [];

    private JobDefinitionRules()
    {
    }

    public static List<JobDefinitionError> Check(JsonElement definition)
    {
        var rules = new JobDefinitionRules();
        rules.Definition(new JsonPlace(definition, ""));
        return rules.errors;
    }

    private void Definition(JsonPlace definition)
    {
        if (!IsObject(definition, "a job definition"))
        {
            return;
        }

        string? action = Required(definition, "action") is { } place && Word(place, Vocabularies.Actions) ? place.Text : null;

        if (Required(definition, "model") is { } model && IsObject(model, "a reference to an uploaded stream file"))
        {
            Model(model);
        }

        OptionalText(definition, "outputType");
        JsonPlace? databases = Optional(definition, "dbDefinitions");
        if (databases is { } map && IsObject(map, "an object with a member for each database"))
        {
            foreach (JsonPlace database in map.Members())
            {
                Database(database);
            }
        }

        JsonPlace? setting = Optional(definition, "setting");
        if (setting is { } settings && IsObject(settings, "an object with inputs, exports, parameterOverride, reportFormat"))
        {
            Setting(settings, databases);
        }

        if (action == "EVALUATION" && (setting is not { } present || Optional(present, "reportFormat") is null))
        {
            Report(definition.At("setting").At("reportFormat"), "An EVALUATION needs the format of its documents.", Vocabularies.ReportFormats.Allowed);
        }
    }

    private void Model(JsonPlace model)
    {
        if (Required(model, "id") is { } id && IsText(id) && !PathId.IsUsable(id.Text))
        {
            Report(id, $"'{id.Text}' is not a usable file identifier.", "an identifier that " + PathId.Rule);
        }

        OptionalText(model, "name");
    }

    private void Database(JsonPlace database)
    {
        if (!IsObject(database, "an object that describes a database"))
        {
            return;
        }

        if (Required(database, "type") is { } type)
        {
            Word(type, Vocabularies.DatabaseTypes);
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

    private void Port(JsonPlace port)
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

    private void Setting(JsonPlace setting, JsonPlace? databases)
    {
        foreach (JsonPlace input in Items(setting, "inputs", "an array of source nodes"))
        {
            Node(input, databases);
        }

        foreach (JsonPlace export in Items(setting, "exports", "an array of terminal nodes"))
        {
            Node(export, databases);
            Export(export);
        }

        Parameters(setting);

        if (Optional(setting, "reportFormat") is { } format)
        {
            Word(format, Vocabularies.ReportFormats);
        }
    }

    private void Node(JsonPlace node, JsonPlace? databases)
    {
        if (!IsObject(node, "an object with node and odbc"))
        {
            return;
        }

        RequiredName(node, "node");
        if (Required(node, "odbc") is { } odbc && IsObject(odbc, "an object with dbRef and table"))
        {
            RequiredName(odbc, "table");
            if (RequiredName(odbc, "dbRef") is { } reference && !Defines(databases, reference.Text))
            {
                Report(
                    reference,
                    $"'{reference.Text}' is not among the dbDefinitions.",
                    Names(databases),
                    isCrossReference: true);
            }
        }
    }

    private void Export(JsonPlace export)
    {
        if (export.Element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (Optional(export, "bulkLoading") is { } bulkLoading)
        {
            Word(bulkLoading, Vocabularies.BulkLoadings);
        }

        if (Optional(export, "odbc") is { Element.ValueKind: JsonValueKind.Object } odbc
            && Optional(odbc, "insertMode") is { } insertMode)
        {
            Word(insertMode, Vocabularies.InsertModes);
        }
    }

    private void Parameters(JsonPlace setting)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonPlace parameter in Items(setting, "parameterOverride", "an array of objects with name and value"))
        {
            if (!IsObject(parameter, "an object with name and value"))
            {
                continue;
            }

            if (RequiredName(parameter, "name") is { } name && !names.Add(name.Text))
            {
                Report(name, $"The parameter '{name.Text}' has a value already.", "one value for each parameter", isCrossReference: true);
            }

            RequiredText(parameter, "value");
        }
    }

    private static bool Defines(JsonPlace? databases, string name) =>
        databases is { Element.ValueKind: JsonValueKind.Object } map && map.Element.TryGetProperty(name, out _);

    private static string Names(JsonPlace? databases) =>
        databases is { Element.ValueKind: JsonValueKind.Object } map && map.Members().Any()
            ? string.Join(", ", map.Element.EnumerateObject().Select(member => member.Name))
            : "none, for the definition has no dbDefinitions";

    private JsonPlace? Required(JsonPlace parent, string member)
    {
        JsonPlace? place = Optional(parent, member);
        if (place is null)
        {
            Report(parent.At(member), $"'{member}' is missing.", "a value; the member is required");
        }

        return place;
    }

    private static JsonPlace? Optional(JsonPlace parent, string member) =>
        parent.Element.ValueKind == JsonValueKind.Object
        && parent.Element.TryGetProperty(member, out JsonElement element)
        && element.ValueKind != JsonValueKind.Null
            ? new JsonPlace(element, parent.At(member))
            : null;

    private List<JsonPlace> Items(JsonPlace parent, string member, string allowed)
    {
        if (Optional(parent, member) is not { } array)
        {
            return [];
        }

        if (array.Element.ValueKind != JsonValueKind.Array)
        {
            Report(array, $"{array.Found} is not an array.", allowed);
            return [];
        }

        return [.. array.Items()];
    }

    private JsonPlace? RequiredName(JsonPlace parent, string member)
    {
        if (Required(parent, member) is not { } place || !IsText(place))
        {
            return null;
        }

        if (place.Text.Length == 0)
        {
            Report(place, $"'{member}' is empty.", "a name");
            return null;
        }

        return place;
    }

    private void RequiredText(JsonPlace parent, string member)
    {
        if (Required(parent, member) is { } place)
        {
            IsText(place);
        }
    }

    private void OptionalText(JsonPlace parent, string member, bool mayBeEmpty = false)
    {
        if (Optional(parent, member) is { } place && IsText(place) && place.Text.Length == 0 && !mayBeEmpty)
        {
            Report(place, $"'{member}' is empty.", "a text, or no such member");
        }
    }

    private bool IsText(JsonPlace place)
    {
        bool isText = place.Element.ValueKind == JsonValueKind.String;
        if (!isText)
        {
            Report(place, $"{place.Found} is not a text.", "a text");
        }

        return isText;
    }

    private bool IsObject(JsonPlace place, string allowed)
    {
        bool isObject = place.Element.ValueKind == JsonValueKind.Object;
        if (!isObject)
        {
            Report(place, $"{place.Found} is not an object.", allowed);
        }

        return isObject;
    }

    private bool Word<T>(JsonPlace place, Vocabulary<T> vocabulary)
        where T : struct, Enum
    {
        if (!IsText(place))
        {
            return false;
        }

        bool isKnown = vocabulary.Knows(place.Text);
        if (!isKnown)
        {
            string hint = place.Text == "RUN-STREAM" ? " (The hyphen is a misprint of the French edition.)" : "";
            Report(place, $"'{place.Text}' is not known.{hint}", vocabulary.Allowed);
        }

        return isKnown;
    }

    private void Report(JsonPlace place, string problem, string allowed, bool isCrossReference = false) =>
        Report(place.Pointer, problem, allowed, isCrossReference);

    private void Report(JsonPointer pointer, string problem, string allowed, bool isCrossReference = false) =>
        errors.Add(new JobDefinitionError(pointer.Text, problem, allowed) { IsCrossReference = isCrossReference });
}
