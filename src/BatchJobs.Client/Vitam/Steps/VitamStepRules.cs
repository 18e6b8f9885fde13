using System.Text.Json;

namespace BatchJobs.Client.Vitam;

/// <summary>What a step must be, however it was made: the document has no schema, so this is what its example needs.</summary>
internal static class VitamStepRules
{
    /// <exception cref="InvalidVitamStepException">Something breaks a rule.</exception>
    public static void Check(VitamStep step, params IEnumerable<VitamStepError> found)
    {
        VitamStepError[] errors = [.. found, .. Find(step)];
        if (errors.Length > 0)
        {
            throw new InvalidVitamStepException(errors);
        }
    }

    private static IEnumerable<VitamStepError> Find(VitamStep step) =>
    [
        .. Text("/Step", step.Name),
        .. Whole("/otherInfo", step.OtherInfo),
        .. step.Actions is null or [] ? [new VitamStepError("/actions", "There is no action.", "at least one")] : step.Actions.SelectMany(Find),
    ];

    private static IEnumerable<VitamStepError> Find(VitamAction? action, int index)
    {
        string place = $"/actions/{index}";
        return action is null
            ? [new VitamStepError(place, "It is null.", "an action")]
            :
            [
                .. Text($"{place}/action", action.Id),
                .. (action.Arguments ?? Empty<string>()).SelectMany(argument => Argument($"{place}/arguments", argument)),
                .. (action.Results ?? Empty<JsonElement>()).SelectMany(result => Result($"{place}/results", result)),
                .. (action.PostAssignments ?? []).SelectMany((assignment, number) => Assignment($"{place}/post_assign/{number}", assignment)),
                .. Time($"{place}/start_time", action.StartTime),
                .. Time($"{place}/end_time", action.EndTime),
            ];
    }

    private static IEnumerable<VitamStepError> Argument(string place, KeyValuePair<string, string> argument) =>
        [.. Text($"{place}/{argument.Key}", argument.Key), .. Text($"{place}/{argument.Key}", argument.Value)];

    private static IEnumerable<VitamStepError> Result(string place, KeyValuePair<string, JsonElement> result) =>
    [
        .. Text($"{place}/{result.Key}", result.Key),
        .. result.Value.ValueKind == JsonValueKind.Undefined ? [new VitamStepError($"{place}/{result.Key}", "It is no JSON.", "JSON, null for a slot")] : None,
    ];

    private static IEnumerable<VitamStepError> Assignment(string place, VitamPostAssignment? assignment) => assignment is null
        ? [new VitamStepError(place, "It is null.", "a target and a result")]
        : [.. Text($"{place}/target", assignment.Target), .. Text($"{place}/result", assignment.Result)];

    private static VitamStepError[] Time(string place, VitamTime? time) =>
        time is { Instant: null } ? [new VitamStepError(place, "It is no point in time.", "RFC 3339, such as 2015-07-14T17:07:14Z")] : None;

    private static VitamStepError[] Text(string place, string? text) =>
        string.IsNullOrWhiteSpace(text) ? [new VitamStepError(place, "It is empty.", "a text")] : Whole(place, text);

    private static VitamStepError[] Whole(string place, string? text) =>
        WholeText.IsWhole(text) ? None : [new VitamStepError(place, "It has half of a surrogate pair.", "whole characters")];

    private static VitamStepError[] None => [];

    private static Dictionary<string, T> Empty<T>() => [];
}
