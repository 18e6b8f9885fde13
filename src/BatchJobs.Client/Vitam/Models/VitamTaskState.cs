using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>How far a task is, in the service's own word: the document has no list of them, only an example. Words that this library does not know are kept.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>state</c> of an async status. Compared without regard to case.</remarks>
[JsonConverter(typeof(VitamWordConverter<VitamTaskState>))]
public readonly record struct VitamTaskState : IOpenEnum<VitamTaskState>
{
    private readonly string? value;

    /// <summary>A state by its word.</summary>
    /// <param name="value">The word, for example <c>done</c>.</param>
    public VitamTaskState(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary><c>done</c>: over.</summary>
    public static VitamTaskState Done { get; } = new("done");

    /// <summary>The service's word; empty when it gave none.</summary>
    public string Value => value ?? "";

    static VitamTaskState IOpenEnum<VitamTaskState>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(VitamTaskState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The service's word.</summary>
    public override string ToString() => Value;
}
