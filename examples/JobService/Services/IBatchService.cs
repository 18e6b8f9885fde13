using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BatchJobs.Client;

namespace JobService;

/// <summary>What differs from service to service.</summary>
internal interface IBatchService
{
    /// <summary>Gets the service's name, as in <c>POST /jobs/{service}</c>.</summary>
    string Name { get; }

    /// <summary>Checks a request before it is stored.</summary>
    /// <exception cref="JsonException">It has members that are missing, unknown or of a wrong kind.</exception>
    /// <exception cref="InputValidationException">It breaks a rule of the service.</exception>
    void Check(string request);

    /// <summary>Submits a job, which is stored as <see cref="JobState.Submitting"/>.</summary>
    /// <returns>The job in its next state.</returns>
    /// <exception cref="SubmissionOutcomeUnknownException">The service may have it or not.</exception>
    Task<StoredJob> SubmitAsync(StoredJob job, CancellationToken cancellationToken);

    /// <summary>Finds out what has become of a submission of which nothing was stored but its beginning.</summary>
    /// <returns>The job in its next state.</returns>
    Task<StoredJob> LookForAsync(StoredJob job, CancellationToken cancellationToken);

    /// <summary>Makes the handle of a job that the service has, again and again, without a request.</summary>
    IBatchJob GetHandle(StoredJob job);
}

/// <summary>What the services' requests have in common.</summary>
internal static class RequestJson
{
    /// <summary>A service's clock and this machine's may differ, and times on the wire are whole seconds.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    public static T Read<T>(string json, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type) ?? throw new JsonException("The request is null.");
}
