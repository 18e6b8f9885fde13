using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>A job's state in the service's own word. Words that this library does not know are kept.</summary>
/// <remarks>Source: DataFlux Data Management Batch Job REST API, <c>job.status</c>. Compared without regard to case.</remarks>
[JsonConverter(typeof(OpenEnumConverter<DataFluxJobState>))]
public readonly record struct DataFluxJobState : IOpenEnum<DataFluxJobState>
{
    private readonly string? value;

    /// <summary>A state by its word.</summary>
    /// <param name="value">The word, for example <c>running</c>.</param>
    public DataFluxJobState(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary><c>queued</c>: accepted, and waiting until fewer jobs run.</summary>
    public static DataFluxJobState Queued { get; } = new("queued");

    /// <summary><c>running</c>: being executed.</summary>
    public static DataFluxJobState Running { get; } = new("running");

    /// <summary><c>completed</c>: over, succeeded.</summary>
    public static DataFluxJobState Completed { get; } = new("completed");

    /// <summary><c>failed</c>: over, failed.</summary>
    public static DataFluxJobState Failed { get; } = new("failed");

    /// <summary><c>canceled</c>: over, canceled.</summary>
    public static DataFluxJobState Canceled { get; } = new("canceled");

    /// <summary>The service's word; empty when it gave none.</summary>
    public string Value => value ?? "";

    /// <summary>The same in words common to all services; <see cref="JobPhase.Unknown"/> for an unknown word.</summary>
    public JobPhase Phase => Value.ToUpperInvariant() switch
    {
        "QUEUED" => JobPhase.Pending,
        "RUNNING" => JobPhase.Running,
        "COMPLETED" => JobPhase.Succeeded,
        "FAILED" => JobPhase.Failed,
        "CANCELED" => JobPhase.Canceled,
        _ => JobPhase.Unknown,
    };

    static DataFluxJobState IOpenEnum<DataFluxJobState>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(DataFluxJobState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The service's word.</summary>
    public override string ToString() => Value;
}
