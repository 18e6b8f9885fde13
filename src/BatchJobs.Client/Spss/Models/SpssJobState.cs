using System.Text.Json.Serialization;

namespace BatchJobs.Client.Spss;

/// <summary>Represents the state of a job in the service's own word. A word that this library does not know is kept.</summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, "Job status". Words are compared without regard to case.</remarks>
[JsonConverter(typeof(OpenEnumConverter<SpssJobState>))]
public readonly record struct SpssJobState : IOpenEnum<SpssJobState>
{
    private readonly string? value;

    /// <summary>Initializes a new instance of the <see cref="SpssJobState"/> structure with the service's word.</summary>
    /// <param name="value">The word, for example <c>RUNNING</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public SpssJobState(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>Gets the state <c>PENDING</c>: the job is submitted and not yet claimed by a job server.</summary>
    public static SpssJobState Pending { get; } = new("PENDING");

    /// <summary>Gets the state <c>RUNNING</c>: the job is claimed by a job server and being executed.</summary>
    public static SpssJobState Running { get; } = new("RUNNING");

    /// <summary>Gets the state <c>CANCELING</c>: the job is being canceled.</summary>
    public static SpssJobState Canceling { get; } = new("CANCELING");

    /// <summary>Gets the state <c>CANCELED</c>: the job has ended because it was canceled.</summary>
    public static SpssJobState Canceled { get; } = new("CANCELED");

    /// <summary>Gets the state <c>FAILED</c>: the job has ended because it failed.</summary>
    public static SpssJobState Failed { get; } = new("FAILED");

    /// <summary>Gets the state <c>SUCCESS</c>: the job has ended successfully.</summary>
    public static SpssJobState Success { get; } = new("SUCCESS");

    /// <summary>Gets the service's word; an empty string if the service stated none.</summary>
    public string Value => value ?? "";

    /// <summary>
    /// Gets the same state in terms that are common to all services; <see cref="JobPhase.Unknown"/> for an unknown word.
    /// </summary>
    public JobPhase Phase => Value.ToUpperInvariant() switch
    {
        "PENDING" => JobPhase.Pending,
        "RUNNING" => JobPhase.Running,
        "CANCELING" or "CANCELLING" => JobPhase.Canceling,
        "CANCELED" or "CANCELLED" => JobPhase.Canceled,
        "FAILED" => JobPhase.Failed,
        "SUCCESS" => JobPhase.Succeeded,
        _ => JobPhase.Unknown,
    };

    static SpssJobState IOpenEnum<SpssJobState>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(SpssJobState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the service's word.</summary>
    /// <returns>The service's word.</returns>
    public override string ToString() => Value;
}
