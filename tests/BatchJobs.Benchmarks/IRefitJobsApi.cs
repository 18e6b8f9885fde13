using Refit;

namespace BatchJobs.Benchmarks;

/// <summary>The two measured operations as a Refit interface of somebody who has no client.</summary>
public interface IRefitJobsApi
{
    [Get("/pm/v1/jobs/{id}/status")]
    Task<PeerStatus> GetStatusAsync(string id, [AliasAs("accesskey")] string accessKey, CancellationToken cancellationToken);

    [Post("/pm/v1/jobs/{id}")]
    Task<PeerDetails> SubmitAsync(string id, [AliasAs("accesskey")] string accessKey, [Body] PeerDefinition definition, CancellationToken cancellationToken);
}
