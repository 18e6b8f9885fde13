using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>How a service instance is. Words that this library does not know are kept.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>status</c> of <c>GET /status</c>. Compared without regard to case.</remarks>
[JsonConverter(typeof(VitamWordConverter<VitamServiceState>))]
public readonly record struct VitamServiceState : IOpenEnum<VitamServiceState>
{
    private readonly string? value;

    /// <summary>A state by its word.</summary>
    /// <param name="value">The word, for example <c>Active</c>.</param>
    public VitamServiceState(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary><c>Active</c>: takes tasks.</summary>
    public static VitamServiceState Active { get; } = new("Active");

    /// <summary><c>Inactive</c>.</summary>
    public static VitamServiceState Inactive { get; } = new("Inactive");

    /// <summary><c>ShutdownInProgress</c>: about to stop.</summary>
    public static VitamServiceState ShutdownInProgress { get; } = new("ShutdownInProgress");

    /// <summary><c>Unreachable</c>.</summary>
    public static VitamServiceState Unreachable { get; } = new("Unreachable");

    /// <summary>The service's word; empty when it gave none.</summary>
    public string Value => value ?? "";

    static VitamServiceState IOpenEnum<VitamServiceState>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(VitamServiceState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The service's word.</summary>
    public override string ToString() => Value;
}
