using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Represents the status of an action of a step. A word that this library does not know is kept.</summary>
/// <remarks>
/// Source: API-Vitam, Worker interne, v1 (Alpha), <c>status</c> of an action; <c>NotStarted</c> is from the document of 2016. Words
/// are compared without regard to case.
/// </remarks>
[JsonConverter(typeof(OpenEnumConverter<VitamActionStatus>))]
public readonly record struct VitamActionStatus : IOpenEnum<VitamActionStatus>
{
    private readonly string? value;

    /// <summary>Initializes a new instance of the <see cref="VitamActionStatus"/> structure with the service's word.</summary>
    /// <param name="value">The word, for example <c>Running</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public VitamActionStatus(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>Gets the status <c>Running</c>: the action is being executed.</summary>
    public static VitamActionStatus Running { get; } = new("Running");

    /// <summary>Gets the status <c>NotStarted</c>: the action has not begun.</summary>
    public static VitamActionStatus NotStarted { get; } = new("NotStarted");

    /// <summary>Gets the service's word; an empty string if the service stated none.</summary>
    public string Value => value ?? "";

    static VitamActionStatus IOpenEnum<VitamActionStatus>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(VitamActionStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the service's word.</summary>
    /// <returns>The service's word.</returns>
    public override string ToString() => Value;
}
