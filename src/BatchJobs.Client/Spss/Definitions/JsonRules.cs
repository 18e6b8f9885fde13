using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>What rules about JSON are made of: what is required, of which kind, and which words and members there are.</summary>
internal abstract class JsonRules
{
    private readonly List<ValidationError> errors = [];
    private readonly List<ValidationError> warnings = [];

    /// <summary>What makes the service fail.</summary>
    public IReadOnlyList<ValidationError> Errors => errors;

    /// <summary>What the documents require or do not describe, and the service accepts.</summary>
    public IReadOnlyList<ValidationError> Warnings => warnings;

    /// <summary>Warns of members that the documents do not describe, or describe elsewhere.</summary>
    protected void Known(JsonLocation parent, params string[] members)
    {
        foreach (JsonProperty member in parent.Element.EnumerateObject())
        {
            if (!members.Contains(member.Name, StringComparer.Ordinal))
            {
                string hint = member.Name switch
                {
                    "insertMode" => " It belongs into the odbc of an export.",
                    "bulkLoading" => " It belongs beside the odbc of an export.",
                    "reportFormat" => " It belongs into setting.",
                    "settings" => " The documented member is setting.",
                    _ => "",
                };
                Warn(parent.At(member.Name), $"'{member.Name}' is not described by the documents here, and may be ignored.{hint}", string.Join(", ", members));
            }
        }
    }

    protected JsonLocation? Required(JsonLocation parent, string member)
    {
        JsonLocation? place = Optional(parent, member);
        if (place is null)
        {
            Report(parent.At(member), $"'{member}' is missing.", "a value; the member is required");
        }

        return place;
    }

    protected static JsonLocation? Optional(JsonLocation parent, string member) =>
        parent.Element.ValueKind == JsonValueKind.Object
        && parent.Element.TryGetProperty(member, out JsonElement element)
        && element.ValueKind != JsonValueKind.Null
            ? new JsonLocation(element, parent.At(member))
            : null;

    protected List<JsonLocation> Items(JsonLocation parent, string member, string allowed)
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

    protected JsonLocation? RequiredName(JsonLocation parent, string member)
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

    protected void RequiredText(JsonLocation parent, string member)
    {
        if (Required(parent, member) is { } place)
        {
            IsText(place);
        }
    }

    protected void OptionalText(JsonLocation parent, string member, bool mayBeEmpty = false)
    {
        if (Optional(parent, member) is { } place && IsText(place) && place.Text.Length == 0 && !mayBeEmpty)
        {
            Report(place, $"'{member}' is empty.", "a text, or no such member");
        }
    }

    protected bool IsText(JsonLocation place)
    {
        bool isText = place.Element.ValueKind == JsonValueKind.String;
        if (!isText)
        {
            Report(place, $"{place.Found} is not a text.", "a text");
        }

        return isText;
    }

    protected bool IsObject(JsonLocation place, string allowed)
    {
        bool isObject = place.Element.ValueKind == JsonValueKind.Object;
        if (!isObject)
        {
            Report(place, $"{place.Found} is not an object.", allowed);
        }

        return isObject;
    }

    protected bool Word<T>(JsonLocation place, EnumNameMap<T> vocabulary)
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

    protected void Report(JsonLocation place, string problem, string allowed) =>
        Report(place.Pointer, problem, allowed);

    protected void Report(JsonPointer pointer, string problem, string allowed) =>
        errors.Add(new ValidationError(pointer.Text, problem, allowed));

    protected void Warn(JsonPointer pointer, string problem, string allowed) =>
        warnings.Add(new ValidationError(pointer.Text, problem, allowed));
}
