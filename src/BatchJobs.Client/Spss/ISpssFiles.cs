namespace BatchJobs.Client.Spss;

/// <summary>The service's files, streams and results alike: <c>/pm/v1/file</c>.</summary>
/// <remarks><inheritdoc cref="ISpssJobs" path="/remarks/node()"/></remarks>
public interface ISpssFiles
{
    /// <summary>
    /// Uploads a stream file, replacing the one with the same identifier: <c>PUT /v1/file/{id}</c>, answered with 200.
    /// The service does not look into it.
    /// </summary>
    /// <param name="id">The file's identifier, of the caller's choice and unique within the service instance.</param>
    /// <param name="content">
    /// The file, read from its present position to its end. It stays open. When it can seek, a transient failure is
    /// repeated from the same position.
    /// </param>
    /// <param name="progress">Is told how many bytes have been sent, at every buffer and at the end.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The address under which the service says the file can be downloaded, without a key.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work, or the stream cannot be read.</exception>
    /// <exception cref="Exception">Whatever reading the caller's stream throws.</exception>
    Task<string> UploadAsync(string id, Stream content, IProgress<long>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the identifiers of all files: <c>GET /v1/file</c>.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ServiceException">The service refused, or its answer was no list of identifiers.</exception>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Downloads a file: <c>GET /v1/file/{id}</c>.</summary>
    /// <param name="id">The file's identifier.</param>
    /// <param name="cancellationToken">Ends the call; reading the stream has tokens of its own.</param>
    /// <returns>The file as it arrives; the caller disposes of it. Reading throws <see cref="IOException"/> when the connection breaks.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such file (404).</exception>
    Task<Stream> DownloadAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file: <c>DELETE /v1/file/{id}</c>. Jobs that wait and need it will fail.</summary>
    /// <param name="id">The file's identifier.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether there was such a file; an unknown one (404) is no error.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default);
}
