using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>Represents the state of a job in the service's own word. A word that this library does not know is kept.</summary>
/// <remarks>
/// Source: DataFlux Data Management Batch Job REST API, <c>job.status</c>. Words are compared without regard to case.
/// </remarks>
[JsonConverter(typeof(OpenEnumConverter<DataFluxJobState>))]
public readonly record struct DataFluxJobState : IOpenEnum<DataFluxJobState>
{
    private readonly string? value;

    /// <summary>Initializes a new instance of the <see cref="DataFluxJobState"/> structure with the service's word.</summary>
    /// <param name="value">The word, for example <c>running</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public DataFluxJobState(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>Gets the state <c>queued</c>: the job is accepted and waits until fewer jobs run.</summary>
    public static DataFluxJobState Queued { get; } = new("queued");

    /// <summary>Gets the state <c>running</c>: the job is being executed.</summary>
    public static DataFluxJobState Running { get; } = new("running");

    /// <summary>Gets the state <c>completed</c>: the job has ended successfully.</summary>
    public static DataFluxJobState Completed { get; } = new("completed");

    /// <summary>Gets the state <c>failed</c>: the job has ended because it failed.</summary>
    public static DataFluxJobState Failed { get; } = new("failed");

    /// <summary>Gets the state <c>canceled</c>: the job has ended because it was canceled.</summary>
    public static DataFluxJobState Canceled { get; } = new("canceled");

    /// <summary>Gets the service's word; an empty string if the service stated none.</summary>
    public string Value => value ?? "";

    /// <summary>
    /// Gets the same state in terms that are common to all services; <see cref="JobPhase.Unknown"/> for an unknown word.
    /// </summary>
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

    /// <summary>Returns the service's word.</summary>
    /// <returns>The service's word.</returns>
    public override string ToString() => Value;
}
