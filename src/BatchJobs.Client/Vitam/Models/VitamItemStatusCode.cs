using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// Represents how a step that was run within the request ended, or one of its actions. A word that this library does not know is
/// kept.
/// </summary>
/// <remarks>
/// The document does not describe it. Source: the published code of the worker that was built later (<c>StatusCode</c>). Words are
/// compared without regard to case.
/// </remarks>
[JsonConverter(typeof(OpenEnumConverter<VitamItemStatusCode>))]
public readonly record struct VitamItemStatusCode : IOpenEnum<VitamItemStatusCode>
{
    private readonly string? value;

    /// <summary>Initializes a new instance of the <see cref="VitamItemStatusCode"/> structure with the service's word.</summary>
    /// <param name="value">The word, for example <c>OK</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public VitamItemStatusCode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>Gets the status <c>UNKNOWN</c>: nothing is known.</summary>
    public static VitamItemStatusCode Unknown { get; } = new("UNKNOWN");

    /// <summary>Gets the status <c>STARTED</c>: it has begun and has not ended.</summary>
    public static VitamItemStatusCode Started { get; } = new("STARTED");

    /// <summary>Gets the status <c>ALREADY_EXECUTED</c>: it was executed before.</summary>
    public static VitamItemStatusCode AlreadyExecuted { get; } = new("ALREADY_EXECUTED");

    /// <summary>Gets the status <c>OK</c>: it has succeeded.</summary>
    public static VitamItemStatusCode Ok { get; } = new("OK");

    /// <summary>Gets the status <c>WARNING</c>: it has succeeded, with warnings.</summary>
    public static VitamItemStatusCode Warning { get; } = new("WARNING");

    /// <summary>Gets the status <c>KO</c>: it has failed, for a reason in what it was given.</summary>
    public static VitamItemStatusCode Ko { get; } = new("KO");

    /// <summary>Gets the status <c>FATAL</c>: it has failed, for a reason in the worker.</summary>
    public static VitamItemStatusCode Fatal { get; } = new("FATAL");

    /// <summary>Gets the service's word; an empty string if the service stated none.</summary>
    public string Value => value ?? "";

    static VitamItemStatusCode IOpenEnum<VitamItemStatusCode>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(VitamItemStatusCode other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the service's word.</summary>
    /// <returns>The service's word.</returns>
    public override string ToString() => Value;
}
