using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// Represents a step, which defines what a task does. A step is created with <see cref="Named"/> or read with <see cref="Parse"/>.
/// </summary>
/// <remarks>
/// Instances are immutable. Members that this library does not know are kept when a step is read. Source: API-Vitam, Worker
/// interne, v1 (Alpha), body of <c>POST /tasks</c>, of which the document has an example and no schema.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record VitamStep
{
    /// <summary>Gets the step's name (<c>Step</c>).</summary>
    [JsonPropertyName("Step")]
    public required string Name { get; init; }

    /// <summary>Gets additional information; <see langword="null"/> if there is none.</summary>
    [JsonPropertyName("otherInfo")]
    public string? OtherInfo { get; init; }

    /// <summary>Gets the actions, in order.</summary>
    [JsonPropertyName("actions")]
    public required IReadOnlyList<VitamAction> Actions { get; init; }

    /// <summary>Gets the JSON members that this library does not know, such as <c>context</c> and <c>item</c>.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers => Unknown ?? JsonMembers.None;

    [JsonInclude]
    [JsonExtensionData]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal JsonMembers? Unknown { get; set; }

    /// <summary>Creates a builder for a step.</summary>
    /// <param name="name">The step's name.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public static VitamStepBuilder Named(string name) => new(name);

    /// <summary>Parses a step.</summary>
    /// <param name="json">The step's JSON.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InputValidationException">
    /// The text is not the JSON of a step, or the step breaks a rule; the exception lists all errors.
    /// </exception>
    public static VitamStep Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        VitamStep step;
        try
        {
            step = JsonSerializer.Deserialize(json, VitamJson.Text.VitamStep) ?? throw new JsonException("It is null.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter for a text with half of a surrogate pair.
            throw new InputValidationException("the step", new ValidationError("", $"It is not the JSON of a step: {exception.Message}", "the document's shape"));
        }

        VitamStepRules.Check(step);
        return step;
    }

    /// <summary>Returns the step's JSON as it is sent.</summary>
    /// <returns>The JSON.</returns>
    /// <exception cref="InputValidationException">The step breaks a rule; the exception lists all errors.</exception>
    public string ToJson()
    {
        VitamStepRules.Check(this);
        return JsonSerializer.Serialize(this, VitamJson.Text.VitamStep);
    }

    /// <summary>Returns the step's name and the number of its actions.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name} (actions: {Actions?.Count ?? 0})";
}
