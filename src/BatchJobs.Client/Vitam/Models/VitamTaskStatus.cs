using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>What is wanted of a task, as the document's predecessor tells it; not how far the task is. Words that this library does not know are kept.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>task_status</c>; the words are those of the document of 2016. Compared without regard to case.</remarks>
[JsonConverter(typeof(VitamWordConverter<VitamTaskStatus>))]
public readonly record struct VitamTaskStatus : IOpenEnum<VitamTaskStatus>
{
    private readonly string? value;

    /// <summary>A status by its word.</summary>
    /// <param name="value">The word, for example <c>cancel</c>.</param>
    public VitamTaskStatus(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary><c>cancel</c>: the task is canceled.</summary>
    public static VitamTaskStatus Cancel { get; } = new("cancel");

    /// <summary><c>commit</c>: the task counts.</summary>
    public static VitamTaskStatus Commit { get; } = new("commit");

    /// <summary><c>pending</c>: not decided.</summary>
    public static VitamTaskStatus Pending { get; } = new("pending");

    /// <summary>The service's word; empty when it gave none.</summary>
    public string Value => value ?? "";

    static VitamTaskStatus IOpenEnum<VitamTaskStatus>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(VitamTaskStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The service's word.</summary>
    public override string ToString() => Value;
}
