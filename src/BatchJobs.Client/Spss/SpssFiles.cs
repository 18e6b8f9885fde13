namespace BatchJobs.Client.Spss;

/// <summary>Provides access to the service's files, <c>/pm/v1/file</c>. Streams and results are both files.</summary>
/// <remarks>
/// In addition to the exceptions that a method documents, each method may throw <see cref="AccessDeniedException"/> for a wrong
/// access key (401), <see cref="ServiceException"/> for any other response that is not the expected one, and
/// <see cref="ServiceUnreachableException"/> and <see cref="RequestTimeoutException"/> if no response arrived. Instances are safe
/// for concurrent use. Source: IBM SPSS Modeler batch job API.
/// </remarks>
public sealed class SpssFiles
{
    private readonly ISpssFilesApi api;

    internal SpssFiles(ISpssFilesApi api) => this.api = api;

    /// <summary>
    /// Uploads a stream file and replaces the one with the same identifier: <c>PUT /v1/file/{id}</c>, answered with 200. The
    /// service does not check the file's content.
    /// </summary>
    /// <param name="id">The file's identifier, chosen by the caller and unique within the service instance.</param>
    /// <param name="content">
    /// The file, read from its current position to its end. It is not disposed of; that remains the caller's responsibility. If it
    /// can seek, a retry after a transient failure starts at the same position.
    /// </param>
    /// <param name="progress">
    /// Receives the number of bytes that have been sent, after each buffer; it begins again with each attempt. Default:
    /// <see langword="null"/>.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The address under which the service says the file can be downloaded, without an access key.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="id"/> or <paramref name="content"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The identifier is not valid, or the stream cannot be read.</exception>
    /// <exception cref="Exception">Reading the caller's stream failed; the exception is the stream's own.</exception>
    public async Task<string> UploadAsync(string id, Stream content, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        PathId.File.Check(id);
        var file = new SpssFileUpload(id, new Upload(content, progress));
        return (await api.UploadAsync(id, file, cancellationToken).ConfigureAwait(false)).Url;
    }

    /// <summary>Lists the identifiers of all files: <c>GET /v1/file</c>, answered with 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The identifiers, in the service's order.</returns>
    /// <exception cref="ServiceException">The service refused, or its response was not a list of identifiers.</exception>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default) => api.ListAsync(cancellationToken);

    /// <summary>Downloads a file: <c>GET /v1/file/{id}</c>, answered with 200.</summary>
    /// <param name="id">The file's identifier.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; reading the stream has tokens of its own.
    /// </param>
    /// <returns>
    /// The file as it arrives, which the caller disposes of. Reading throws a <see cref="ServiceUnreachableException"/> when the
    /// connection breaks.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The file does not exist (404).</exception>
    public Task<Stream> DownloadAsync(string id, CancellationToken cancellationToken = default)
    {
        PathId.File.Check(id);
        return api.DownloadAsync(id, cancellationToken);
    }

    /// <summary>
    /// Deletes a file: <c>DELETE /v1/file/{id}</c>, answered with 200. Pending jobs that need the file will fail.
    /// </summary>
    /// <param name="id">The file's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns><see langword="true"/> if the file existed; <see langword="false"/> if it did not exist (404).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        PathId.File.Check(id);
        return new AttemptHistory(typeof(ISpssFilesApi), nameof(ISpssFilesApi.DeleteAsync)).DeleteAsync(() => api.DeleteAsync(id, cancellationToken));
    }
}
