using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>A step: what a task does. Begin one with <see cref="Named"/>, or read one with <see cref="Parse"/>.</summary>
/// <remarks>
/// Source: API-Vitam, Worker interne, v1 (Alpha), body of <c>POST /tasks</c>, of which the document has an example and no
/// schema. Members that this library does not know are kept when a step is read.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record VitamStep
{
    /// <summary>The step's name (<c>Step</c>).</summary>
    [JsonPropertyName("Step")]
    public required string Name { get; init; }

    /// <summary>Other information; null for none.</summary>
    [JsonPropertyName("otherInfo")]
    public string? OtherInfo { get; init; }

    /// <summary>The actions, in their order.</summary>
    [JsonPropertyName("actions")]
    public required IReadOnlyList<VitamAction> Actions { get; init; }

    [JsonInclude]
    [JsonExtensionData]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Begins a step.</summary>
    /// <param name="name">The step's name.</param>
    public static VitamStepBuilder Named(string name) => new(name);

    /// <summary>Reads a step from its JSON.</summary>
    /// <param name="json">The JSON.</param>
    /// <exception cref="InputValidationException">It is no step.</exception>
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

    /// <summary>The step's JSON, as it is sent.</summary>
    /// <exception cref="InputValidationException">Something in it breaks a rule.</exception>
    public string ToJson()
    {
        VitamStepRules.Check(this);
        return JsonSerializer.Serialize(this, VitamJson.Text.VitamStep);
    }

    /// <summary>The step's name and how many actions it has.</summary>
    public override string ToString() => $"{Name} (actions: {Actions?.Count ?? 0})";
}
