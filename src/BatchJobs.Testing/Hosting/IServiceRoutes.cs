namespace BatchJobs.Testing;

/// <summary>What a request is about.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="JobId">The job or task in the path; null when there is none in it.</param>
internal sealed record RequestTarget(Enum Operation, string? JobId);

/// <summary>A service as the server sees it.</summary>
internal interface IServiceRoutes
{
    /// <summary>The answer to a request, or null when it is none of this service's.</summary>
    FakeResponse? Answer(FakeRequest request);

    /// <summary>What a request is about, whether it would be accepted or not; null when it is about no operation of this service's.</summary>
    RequestTarget? Find(FakeRequest request);

    /// <summary>An error, with the service's headers and body.</summary>
    FakeResponse Error(FakeRequest request, int status, string reason);

    /// <summary>The job or task with an identifier; null when there is none.</summary>
    FakeJob? FindJob(string id);
}
