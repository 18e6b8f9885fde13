namespace BatchJobs.Client.Vitam;

internal sealed class VitamService(ServiceTransport transport) : IVitamService
{
    public Task<VitamServiceStatus> GetStatusAsync(CancellationToken cancellationToken = default) => transport.SendAsync(
        VitamOperations.GetStatus.Call(),
        VitamJson.Default.VitamServiceStatus,
        static (status, response) => status with { Answer = VitamAnswer.Of(response) },
        cancellationToken);
}
