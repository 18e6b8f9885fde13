using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>How far an action of a step is. Words that this library does not know are kept.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>status</c> of an action; <c>NotStarted</c> is from the document of 2016. Compared without regard to case.</remarks>
[JsonConverter(typeof(OpenEnumConverter<VitamActionStatus>))]
public readonly record struct VitamActionStatus : IOpenEnum<VitamActionStatus>
{
    private readonly string? value;

    /// <summary>A status by its word.</summary>
    /// <param name="value">The word, for example <c>Running</c>.</param>
    public VitamActionStatus(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary><c>Running</c>: being executed.</summary>
    public static VitamActionStatus Running { get; } = new("Running");

    /// <summary><c>NotStarted</c>: not begun.</summary>
    public static VitamActionStatus NotStarted { get; } = new("NotStarted");

    /// <summary>The service's word; empty when it gave none.</summary>
    public string Value => value ?? "";

    static VitamActionStatus IOpenEnum<VitamActionStatus>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(VitamActionStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The service's word.</summary>
    public override string ToString() => Value;
}
