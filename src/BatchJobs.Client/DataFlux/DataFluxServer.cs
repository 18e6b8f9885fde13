namespace BatchJobs.Client.DataFlux;

internal sealed class DataFluxServer(IDataFluxServerApi api) : IDataFluxServer
{
    public Task<DataFluxRoot> GetRootAsync(CancellationToken cancellationToken = default) => api.GetRootAsync(cancellationToken);

    public Task<DataFluxServerInfo> GetInfoAsync(CancellationToken cancellationToken = default) => api.GetInfoAsync(cancellationToken);

    public Task DeleteEnginesAsync(CancellationToken cancellationToken = default) => api.DeleteEnginesAsync(cancellationToken);
}
