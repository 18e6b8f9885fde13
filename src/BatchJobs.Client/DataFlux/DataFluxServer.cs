namespace BatchJobs.Client.DataFlux;

internal sealed class DataFluxServer(ServiceTransport transport) : IDataFluxServer
{
    public Task<DataFluxRoot> GetRootAsync(CancellationToken cancellationToken = default) =>
        transport.SendAsync(DataFluxOperations.GetRoot.Call(), DataFluxJson.Default.DataFluxRoot, cancellationToken);

    public Task<DataFluxServerInfo> GetInfoAsync(CancellationToken cancellationToken = default) =>
        transport.SendAsync(DataFluxOperations.GetServerInfo.Call(), DataFluxJson.Default.DataFluxServerInfo, cancellationToken);

    public Task DeleteEnginesAsync(CancellationToken cancellationToken = default) =>
        transport.SendAsync(DataFluxOperations.DeleteEngines.Call(), static _ => true, cancellationToken);
}
