namespace BatchJobs.Client.Spss;

internal sealed class SpssFiles(ISpssFilesApi api) : ISpssFiles
{
    public async Task<string> UploadAsync(string id, Stream content, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        var file = new SpssFileUpload(id, new Upload(content, progress));
        return (await api.UploadAsync(id, file, cancellationToken).ConfigureAwait(false)).Url;
    }

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default) => api.ListAsync(cancellationToken);

    public Task<Stream> DownloadAsync(string id, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        return api.DownloadAsync(id, cancellationToken);
    }

    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        return AttemptHistory.DeleteAsync(() => api.DeleteAsync(id, cancellationToken));
    }
}
