using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>Describes the inputs and outputs of a job flow.</summary>
/// <remarks>Instances are immutable. Source: DataFlux Data Management Batch Job REST API, <c>jobflow.metadata</c>.</remarks>
public sealed record DataFluxJobFlowMetadata
{
    /// <summary>Gets the version of the representation; <see langword="null"/> if the service omits it.</summary>
    [JsonPropertyName("version")]
    public int? Version { get; init; }

    /// <summary>Gets the flow's identifier.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Gets the flow's name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Gets the flow's description; <see langword="null"/> or empty if the server does not know it.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Gets the inputs of the flow, with example values; <see langword="null"/> if it has none.</summary>
    [JsonPropertyName("inputs")]
    public DataFluxBindings? Inputs { get; init; }

    /// <summary>
    /// Gets the outputs of the flow, with example values; <see langword="null"/> if it has none. An execution does not return its
    /// outputs.
    /// </summary>
    [JsonPropertyName("outputs")]
    public DataFluxBindings? Outputs { get; init; }

    /// <summary>Gets the links to the operations on the flow.</summary>
    [AllowNull]
    [JsonPropertyName("links")]
    public IReadOnlyList<DataFluxLink> Links { get => field ?? []; init => field = NonNullItems.Of(value); }

    /// <summary>Compares inputs with <see cref="Inputs"/>, by name.</summary>
    /// <remarks>
    /// The columns of a table may be in another order, and <c>real</c> and <c>decimal</c> are one type. Nothing is sent. A job flow whose
    /// metadata are outdated or incomplete may accept other inputs than these.
    /// </remarks>
    /// <param name="inputs">The inputs.</param>
    /// <returns>
    /// An error for each value, table or column that is missing, unknown or of another type; empty if the inputs are those that the metadata
    /// describe.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputs"/> is <see langword="null"/>.</exception>
    public IReadOnlyList<ValidationError> Check(DataFluxInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return DataFluxInputsCheck.Check(Inputs, inputs);
    }
}
