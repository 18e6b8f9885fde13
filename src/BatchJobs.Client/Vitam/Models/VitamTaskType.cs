using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>What a task belongs to. Words that this library does not know are kept.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>type</c> of an async status and <c>code</c> of an error; the words are those of all versions of the document. Compared without regard to case.</remarks>
[JsonConverter(typeof(VitamWordConverter<VitamTaskType>))]
public readonly record struct VitamTaskType : IOpenEnum<VitamTaskType>
{
    private readonly string? value;

    /// <summary>A type by its word.</summary>
    /// <param name="value">The word, for example <c>ingest</c>.</param>
    public VitamTaskType(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary><c>ingest</c>.</summary>
    public static VitamTaskType Ingest { get; } = new("ingest");

    /// <summary><c>freeze</c>.</summary>
    public static VitamTaskType Freeze { get; } = new("freeze");

    /// <summary><c>disposal</c>.</summary>
    public static VitamTaskType Disposal { get; } = new("disposal");

    /// <summary><c>platform</c>.</summary>
    public static VitamTaskType Platform { get; } = new("platform");

    /// <summary><c>access</c>.</summary>
    public static VitamTaskType Access { get; } = new("access");

    /// <summary><c>query</c>.</summary>
    public static VitamTaskType Query { get; } = new("query");

    /// <summary><c>destruction</c>.</summary>
    public static VitamTaskType Destruction { get; } = new("destruction");

    /// <summary><c>audit</c>.</summary>
    public static VitamTaskType Audit { get; } = new("audit");

    /// <summary><c>internal</c>.</summary>
    public static VitamTaskType Internal { get; } = new("internal");

    /// <summary>The service's word; empty when it gave none.</summary>
    public string Value => value ?? "";

    static VitamTaskType IOpenEnum<VitamTaskType>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(VitamTaskType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The service's word.</summary>
    public override string ToString() => Value;
}
