using System.Text.Json;

namespace BatchJobs.Client.Vitam;

/// <summary>What a step must be, however it was made: the document has no schema, so this is what its example needs.</summary>
internal static class VitamStepRules
{
    /// <exception cref="InputValidationException">Something breaks a rule.</exception>
    public static void Check(VitamStep step, params IEnumerable<ValidationError> found)
    {
        ValidationError[] errors = [.. found, .. Find(step)];
        if (errors.Length > 0)
        {
            throw new InputValidationException("the step", errors);
        }
    }

    private static IEnumerable<ValidationError> Find(VitamStep step) =>
    [
        .. Text("/Step", step.Name),
        .. Whole("/otherInfo", step.OtherInfo),
        .. step.Actions is null or [] ? [new ValidationError("/actions", "There is no action.", "at least one")] : step.Actions.SelectMany(Find),
        .. Unknown("", step.Unknown),
    ];

    private static IEnumerable<ValidationError> Find(VitamAction? action, int index)
    {
        JsonPointer place = new JsonPointer("/actions").At(index);
        return action is null
            ? [new ValidationError(place.Text, "It is null.", "an action")]
            :
            [
                .. Text(place.At("action"), action.Id),
                .. (action.Arguments ?? Empty<string>()).SelectMany(argument => Argument(place.At("arguments").At(argument.Key), argument)),
                .. (action.Results ?? Empty<JsonElement>()).SelectMany(result => Result(place.At("results").At(result.Key), result)),
                .. Whole(place.At("status"), action.Status?.Value),
                .. (action.PostAssignments ?? []).SelectMany((assignment, number) => Assignment(place.At("post_assign").At(number), assignment)),
                .. Time(place.At("start_time"), action.StartTime),
                .. Time(place.At("end_time"), action.EndTime),
                .. Unknown(place, action.Unknown),
            ];
    }

    private static IEnumerable<ValidationError> Argument(JsonPointer place, KeyValuePair<string, string> argument) =>
        [.. Text(place, argument.Key), .. Text(place, argument.Value)];

    private static IEnumerable<ValidationError> Result(JsonPointer place, KeyValuePair<string, JsonElement> result) =>
        [.. Text(place, result.Key), .. Json(place, result.Value)];

    private static IEnumerable<ValidationError> Assignment(JsonPointer place, VitamPostAssignment? assignment) => assignment is null
        ? [new ValidationError(place.Text, "It is null.", "a target and a result")]
        : [.. Text(place.At("target"), assignment.Target), .. Text(place.At("result"), assignment.Result), .. Unknown(place, assignment.Unknown)];

    private static IEnumerable<ValidationError> Unknown(JsonPointer place, Dictionary<string, JsonElement>? members) =>
        (members ?? Empty<JsonElement>()).SelectMany(member => (ValidationError[])[.. Whole(place.At(member.Key), member.Key), .. Json(place.At(member.Key), member.Value)]);

    private static ValidationError[] Json(JsonPointer place, JsonElement value)
    {
        try
        {
            using var nowhere = new Utf8JsonWriter(Stream.Null);
            value.WriteTo(nowhere);
            return None;
        }
        catch (InvalidOperationException)
        {
            return [new ValidationError(place.Text, "It cannot be written as JSON.", "JSON of whole characters, null for a slot")];
        }
    }

    private static ValidationError[] Time(JsonPointer place, VitamTime? time) =>
        time is { Instant: null } ? [new ValidationError(place.Text, "It is no point in time.", "RFC 3339, such as 2015-07-14T17:07:14Z")] : None;

    private static ValidationError[] Text(JsonPointer place, string? text) =>
        string.IsNullOrWhiteSpace(text) ? [new ValidationError(place.Text, "It is empty.", "a text")] : Whole(place, text);

    private static ValidationError[] Whole(JsonPointer place, string? text) =>
        Utf16Validation.IsValid(text) ? None : [new ValidationError(place.Text, "It has half of a surrogate pair.", "whole characters")];

    private static ValidationError[] None => [];

    private static Dictionary<string, T> Empty<T>() => [];
}
