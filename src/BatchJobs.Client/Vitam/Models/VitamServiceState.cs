using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Represents the state of a service instance. A word that this library does not know is kept.</summary>
/// <remarks>
/// Source: API-Vitam, Worker interne, v1 (Alpha), <c>status</c> of <c>GET /status</c>. Words are compared without regard to case.
/// </remarks>
[JsonConverter(typeof(VitamWordConverter<VitamServiceState>))]
public readonly record struct VitamServiceState : IOpenEnum<VitamServiceState>
{
    private readonly string? value;

    /// <summary>Initializes a new instance of the <see cref="VitamServiceState"/> structure with the service's word.</summary>
    /// <param name="value">The word, for example <c>Active</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public VitamServiceState(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>Gets the state <c>Active</c>: the instance accepts tasks.</summary>
    public static VitamServiceState Active { get; } = new("Active");

    /// <summary>Gets the state <c>Inactive</c>.</summary>
    public static VitamServiceState Inactive { get; } = new("Inactive");

    /// <summary>Gets the state <c>ShutdownInProgress</c>: the instance is about to stop.</summary>
    public static VitamServiceState ShutdownInProgress { get; } = new("ShutdownInProgress");

    /// <summary>Gets the state <c>Unreachable</c>.</summary>
    public static VitamServiceState Unreachable { get; } = new("Unreachable");

    /// <summary>Gets the service's word; an empty string if the service stated none.</summary>
    public string Value => value ?? "";

    static VitamServiceState IOpenEnum<VitamServiceState>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(VitamServiceState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the service's word.</summary>
    /// <returns>The service's word.</returns>
    public override string ToString() => Value;
}
