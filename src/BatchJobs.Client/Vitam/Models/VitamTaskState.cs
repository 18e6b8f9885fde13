using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Represents the state of a task in the service's own word. A word that this library does not know is kept.</summary>
/// <remarks>
/// Source: API-Vitam, Worker interne, v1 (Alpha), <c>state</c> of an async status. The document has no list of the words, only an
/// example. Words are compared without regard to case.
/// </remarks>
[JsonConverter(typeof(VitamWordConverter<VitamTaskState>))]
public readonly record struct VitamTaskState : IOpenEnum<VitamTaskState>
{
    private readonly string? value;

    /// <summary>Initializes a new instance of the <see cref="VitamTaskState"/> structure with the service's word.</summary>
    /// <param name="value">The word, for example <c>done</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public VitamTaskState(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>Gets the state <c>done</c>: the task has ended.</summary>
    public static VitamTaskState Done { get; } = new("done");

    /// <summary>Gets the service's word; an empty string if the service stated none.</summary>
    public string Value => value ?? "";

    static VitamTaskState IOpenEnum<VitamTaskState>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(VitamTaskState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the service's word.</summary>
    /// <returns>The service's word.</returns>
    public override string ToString() => Value;
}
