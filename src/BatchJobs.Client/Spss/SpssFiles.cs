namespace BatchJobs.Client.Spss;

/// <summary>The service's files, streams and results alike: <c>/pm/v1/file</c>.</summary>
/// <remarks><inheritdoc cref="ISpssJobsApi" path="/remarks/node()"/></remarks>
public sealed class SpssFiles
{
    private readonly ISpssFilesApi api;

    internal SpssFiles(ISpssFilesApi api) => this.api = api;

    /// <summary>
    /// Uploads a stream file, replacing the one with the same identifier: <c>PUT /v1/file/{id}</c>, answered with 200.
    /// The service does not look into it.
    /// </summary>
    /// <param name="id">The file's identifier, of the caller's choice and unique within the service instance.</param>
    /// <param name="content">
    /// The file, read from its present position to its end. It stays open; the caller disposes of it. When it can seek, a transient
    /// failure is retried from the same position.
    /// </param>
    /// <param name="progress">Receives how many bytes have been sent, at every buffer and at the end.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The address under which the service says the file can be downloaded, without a key.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work, or the stream cannot be read.</exception>
    /// <exception cref="Exception">Reading the caller's stream failed; the exception is the stream's own.</exception>
    public async Task<string> UploadAsync(string id, Stream content, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        var file = new SpssFileUpload(id, new Upload(content, progress));
        return (await api.UploadAsync(id, file, cancellationToken).ConfigureAwait(false)).Url;
    }

    /// <summary>Lists the identifiers of all files: <c>GET /v1/file</c>.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The identifiers, in the service's order.</returns>
    /// <exception cref="ServiceException">The service refused, or its response was no list of identifiers.</exception>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default) => api.ListAsync(cancellationToken);

    /// <summary>Downloads a file: <c>GET /v1/file/{id}</c>.</summary>
    /// <param name="id">The file's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; reading the stream has tokens of its own.</param>
    /// <returns>The file as it arrives; the caller disposes of it. Reading throws <see cref="IOException"/> when the connection breaks.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such file (404).</exception>
    public Task<Stream> DownloadAsync(string id, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        return api.DownloadAsync(id, cancellationToken);
    }

    /// <summary>Deletes a file: <c>DELETE /v1/file/{id}</c>. Jobs that are pending and need it will fail.</summary>
    /// <param name="id">The file's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns><see langword="true"/> if there was such a file; an unknown one (404) is no error.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        return AttemptHistory.DeleteAsync(() => api.DeleteAsync(id, cancellationToken));
    }
}
