namespace BatchJobs.Client.Vitam;

internal sealed class VitamService(IVitamStatusApi api) : IVitamService
{
    public Task<VitamServiceStatus> GetStatusAsync(CancellationToken cancellationToken = default) => api.GetStatusAsync(cancellationToken);
}
