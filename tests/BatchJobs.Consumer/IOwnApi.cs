using Refit;

namespace BatchJobs.Consumer;

/// <summary>An interface of the program's own.</summary>
internal interface IOwnApi
{
    [Get("/pm/v1/jobs/{id}/status")]
    Task<string> GetStatusAsync(string id, [AliasAs("accesskey")] string accessKey);
}
