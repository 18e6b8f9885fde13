using System.Text.Json.Serialization;

namespace BatchJobs.Client.Spss;

/// <summary>A job's state in the service's own word. Words that this library does not know are kept.</summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, "Job status". Compared without regard to case.</remarks>
[JsonConverter(typeof(OpenEnumConverter<SpssJobState>))]
public readonly record struct SpssJobState : IOpenEnum<SpssJobState>
{
    private readonly string? value;

    /// <summary>A state by its word.</summary>
    /// <param name="value">The word, for example <c>RUNNING</c>.</param>
    public SpssJobState(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary><c>PENDING</c>: submitted, and not yet claimed by a job server.</summary>
    public static SpssJobState Pending { get; } = new("PENDING");

    /// <summary><c>RUNNING</c>: claimed by a job server, and being executed.</summary>
    public static SpssJobState Running { get; } = new("RUNNING");

    /// <summary><c>CANCELING</c>: being canceled.</summary>
    public static SpssJobState Canceling { get; } = new("CANCELING");

    /// <summary><c>CANCELED</c>: over, canceled.</summary>
    public static SpssJobState Canceled { get; } = new("CANCELED");

    /// <summary><c>FAILED</c>: over, failed.</summary>
    public static SpssJobState Failed { get; } = new("FAILED");

    /// <summary><c>SUCCESS</c>: over, succeeded.</summary>
    public static SpssJobState Success { get; } = new("SUCCESS");

    /// <summary>The service's word; empty when it gave none.</summary>
    public string Value => value ?? "";

    /// <summary>The same in words common to all services; <see cref="JobPhase.Unknown"/> for an unknown word.</summary>
    public JobPhase Phase => Value.ToUpperInvariant() switch
    {
        "PENDING" => JobPhase.Pending,
        "RUNNING" => JobPhase.Running,
        "CANCELING" => JobPhase.Canceling,
        "CANCELED" => JobPhase.Canceled,
        "FAILED" => JobPhase.Failed,
        "SUCCESS" => JobPhase.Succeeded,
        _ => JobPhase.Unknown,
    };

    static SpssJobState IOpenEnum<SpssJobState>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(SpssJobState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The service's word.</summary>
    public override string ToString() => Value;
}
