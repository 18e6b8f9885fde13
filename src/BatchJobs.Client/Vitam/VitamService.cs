namespace BatchJobs.Client.Vitam;

internal sealed class VitamService(ServiceTransport transport) : IVitamService
{
    private readonly VitamMask mask = new(transport);

    public Task<VitamServiceStatus> GetStatusAsync(CancellationToken cancellationToken = default) => transport.SendAsync(
        VitamOperations.GetStatus.Call(),
        VitamJson.Default.VitamServiceStatus,
        (status, response) => mask.Apply(status) with { Answer = mask.Read(response) },
        cancellationToken);
}
