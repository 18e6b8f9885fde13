using System.Globalization;
using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>
/// The rules of a job definition, for what the builder wrote and for what the parser read alike.
/// The JSON Schema beside this file says the same, cross-references excepted.
/// </summary>
internal sealed class JobDefinitionRules
{
    private readonly List<ValidationError> errors = [];

    private JobDefinitionRules()
    {
    }

    public static List<ValidationError> Check(JsonElement definition)
    {
        var rules = new JobDefinitionRules();
        rules.Definition(new JsonLocation(definition, ""));
        return rules.errors;
    }

    private void Definition(JsonLocation definition)
    {
        if (!IsObject(definition, "a job definition"))
        {
            return;
        }

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
    }

    private void Model(JsonLocation model)
    {
        if (Required(model, "id") is { } id && IsText(id) && !PathId.IsUsable(id.Text))
        {
            Report(id, $"'{id.Text}' is not a usable file identifier.", "an identifier that " + PathId.Rule);
        }

        OptionalText(model, "name");
    }

    private void Database(JsonLocation database)
    {
        if (!IsObject(database, "an object that describes a database"))
        {
            return;
        }

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
        foreach (JsonLocation input in Items(setting, "inputs", "an array of source nodes"))
        {
            Node(input, databases);
        }

        foreach (JsonLocation export in Items(setting, "exports", "an array of terminal nodes"))
        {
            Node(export, databases);
            Export(export);
        }

        Parameters(setting);

        if (Optional(setting, "reportFormat") is { } format)
        {
            Word(format, EnumNames.ReportFormats);
        }
    }

    private void Node(JsonLocation node, JsonLocation? databases)
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

    private JsonLocation? Required(JsonLocation parent, string member)
    {
        JsonLocation? place = Optional(parent, member);
        if (place is null)
        {
            Report(parent.At(member), $"'{member}' is missing.", "a value; the member is required");
        }

        return place;
    }

    private static JsonLocation? Optional(JsonLocation parent, string member) =>
        parent.Element.ValueKind == JsonValueKind.Object
        && parent.Element.TryGetProperty(member, out JsonElement element)
        && element.ValueKind != JsonValueKind.Null
            ? new JsonLocation(element, parent.At(member))
            : null;

    private List<JsonLocation> Items(JsonLocation parent, string member, string allowed)
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

    private JsonLocation? RequiredName(JsonLocation parent, string member)
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

    private void RequiredText(JsonLocation parent, string member)
    {
        if (Required(parent, member) is { } place)
        {
            IsText(place);
        }
    }

    private void OptionalText(JsonLocation parent, string member, bool mayBeEmpty = false)
    {
        if (Optional(parent, member) is { } place && IsText(place) && place.Text.Length == 0 && !mayBeEmpty)
        {
            Report(place, $"'{member}' is empty.", "a text, or no such member");
        }
    }

    private bool IsText(JsonLocation place)
    {
        bool isText = place.Element.ValueKind == JsonValueKind.String;
        if (!isText)
        {
            Report(place, $"{place.Found} is not a text.", "a text");
        }

        return isText;
    }

    private bool IsObject(JsonLocation place, string allowed)
    {
        bool isObject = place.Element.ValueKind == JsonValueKind.Object;
        if (!isObject)
        {
            Report(place, $"{place.Found} is not an object.", allowed);
        }

        return isObject;
    }

    private bool Word<T>(JsonLocation place, EnumNameMap<T> vocabulary)
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

    private void Report(JsonLocation place, string problem, string allowed) =>
        Report(place.Pointer, problem, allowed);

    private void Report(JsonPointer pointer, string problem, string allowed) =>
        errors.Add(new ValidationError(pointer.Text, problem, allowed));
}
