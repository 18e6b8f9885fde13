namespace BatchJobs.Testing.DataFlux;

/// <summary>A request whose sender is known.</summary>
internal sealed record DataFluxCall(FakeRequest Request, DataFluxUser User, DataFluxLinks Links);
