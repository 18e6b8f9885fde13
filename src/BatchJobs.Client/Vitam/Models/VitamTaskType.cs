using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Represents the domain that a task belongs to. A word that this library does not know is kept.</summary>
/// <remarks>
/// Source: API-Vitam, Worker interne, v1 (Alpha), <c>type</c> of an async status and <c>code</c> of an error; the words are those
/// of all versions of the document. Words are compared without regard to case.
/// </remarks>
[JsonConverter(typeof(VitamWordConverter<VitamTaskType>))]
public readonly record struct VitamTaskType : IOpenEnum<VitamTaskType>
{
    private readonly string? value;

    /// <summary>Initializes a new instance of the <see cref="VitamTaskType"/> structure with the service's word.</summary>
    /// <param name="value">The word, for example <c>ingest</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public VitamTaskType(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>Gets the type <c>ingest</c>.</summary>
    public static VitamTaskType Ingest { get; } = new("ingest");

    /// <summary>Gets the type <c>freeze</c>.</summary>
    public static VitamTaskType Freeze { get; } = new("freeze");

    /// <summary>Gets the type <c>disposal</c>.</summary>
    public static VitamTaskType Disposal { get; } = new("disposal");

    /// <summary>Gets the type <c>platform</c>.</summary>
    public static VitamTaskType Platform { get; } = new("platform");

    /// <summary>Gets the type <c>access</c>.</summary>
    public static VitamTaskType Access { get; } = new("access");

    /// <summary>Gets the type <c>query</c>.</summary>
    public static VitamTaskType Query { get; } = new("query");

    /// <summary>Gets the type <c>destruction</c>.</summary>
    public static VitamTaskType Destruction { get; } = new("destruction");

    /// <summary>Gets the type <c>audit</c>.</summary>
    public static VitamTaskType Audit { get; } = new("audit");

    /// <summary>Gets the type <c>internal</c>.</summary>
    public static VitamTaskType Internal { get; } = new("internal");

    /// <summary>Gets the service's word; an empty string if the service stated none.</summary>
    public string Value => value ?? "";

    static VitamTaskType IOpenEnum<VitamTaskType>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(VitamTaskType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the service's word.</summary>
    /// <returns>The service's word.</returns>
    public override string ToString() => Value;
}
