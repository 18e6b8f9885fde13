namespace BatchJobs.Testing.Vitam;

/// <summary>A request for data that cannot be had yet, as software tells it that was built later than the document.</summary>
/// <param name="AccessRequestId">The identifier of the request (<c>accessRequestId</c>), or null.</param>
/// <param name="StrategyId">The identifier of the storage strategy (<c>strategyId</c>), or null.</param>
/// <param name="OfferId">The identifier of the storage offer (<c>offerId</c>). Default: null.</param>
public sealed record FakeVitamAccessRequest(string? AccessRequestId, string? StrategyId, string? OfferId = null);
