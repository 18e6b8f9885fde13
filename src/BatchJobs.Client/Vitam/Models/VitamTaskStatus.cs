using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// Represents what is requested of a task, which is not the task's state. A word that this library does not know is kept.
/// </summary>
/// <remarks>
/// Source: API-Vitam, Worker interne, v1 (Alpha), <c>task_status</c>; the words and their meanings are those of the document of
/// 2016. Words are compared without regard to case.
/// </remarks>
[JsonConverter(typeof(VitamWordConverter<VitamTaskStatus>))]
public readonly record struct VitamTaskStatus : IOpenEnum<VitamTaskStatus>
{
    private readonly string? value;

    /// <summary>Initializes a new instance of the <see cref="VitamTaskStatus"/> structure with the service's word.</summary>
    /// <param name="value">The word, for example <c>cancel</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public VitamTaskStatus(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>Gets the status <c>cancel</c>: the task is to be canceled.</summary>
    public static VitamTaskStatus Cancel { get; } = new("cancel");

    /// <summary>Gets the status <c>commit</c>: the task is to be committed.</summary>
    public static VitamTaskStatus Commit { get; } = new("commit");

    /// <summary>Gets the status <c>pending</c>: nothing is decided.</summary>
    public static VitamTaskStatus Pending { get; } = new("pending");

    /// <summary>Gets the service's word; an empty string if the service stated none.</summary>
    public string Value => value ?? "";

    static VitamTaskStatus IOpenEnum<VitamTaskStatus>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(VitamTaskStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the service's word.</summary>
    /// <returns>The service's word.</returns>
    public override string ToString() => Value;
}
