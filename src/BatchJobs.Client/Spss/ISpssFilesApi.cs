using Refit;

namespace BatchJobs.Client.Spss;

/// <summary>The service's files, streams and results alike, <c>/pm/v1/file</c>, one method an operation.</summary>
/// <remarks><inheritdoc cref="ISpssJobsApi" path="/remarks/node()"/></remarks>
public interface ISpssFilesApi
{
    /// <summary>
    /// Uploads a file, replacing the one with the same identifier. Success: 200. Sent as <c>multipart/form-data</c> with the
    /// field <c>model_file</c>.
    /// </summary>
    /// <param name="id">The file's identifier, of the caller's choice and unique within the service instance.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Where the file can be downloaded.</returns>
    /// <exception cref="Exception">Whatever reading the caller's stream throws.</exception>
    [Put("/pm/v1/file/{id}")]
    Task<SpssUploadedFile> UploadAsync(string id, [Body] SpssFileUpload file, CancellationToken cancellationToken = default);

    /// <summary>Lists the identifiers of all files. Success: 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The identifiers.</returns>
    [Get("/pm/v1/file")]
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Downloads a file. Success: 200.</summary>
    /// <param name="id">The file's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; reading the stream has tokens of its own.</param>
    /// <returns>The file as it arrives; the caller disposes of it. Reading throws <see cref="IOException"/> when the connection breaks.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such file (404).</exception>
    [Get("/pm/v1/file/{id}")]
    Task<Stream> DownloadAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file. Success: 200.</summary>
    /// <param name="id">The file's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends when the file is deleted.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such file (404).</exception>
    [Delete("/pm/v1/file/{id}")]
    Task DeleteAsync(string id, CancellationToken cancellationToken = default);
}
