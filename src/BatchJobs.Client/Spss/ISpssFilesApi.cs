using Refit;

namespace BatchJobs.Client.Spss;

/// <summary>
/// Provides the operations on the service's files, <c>/pm/v1/file</c>, one method for each operation. Streams and results are both
/// files.
/// </summary>
/// <remarks><inheritdoc cref="ISpssJobsApi" path="/remarks/node()"/></remarks>
public interface ISpssFilesApi
{
    /// <summary>
    /// Uploads a file and replaces the one with the same identifier. Success: 200. The file is sent as <c>multipart/form-data</c>
    /// with the field <c>model_file</c>.
    /// </summary>
    /// <param name="id">The file's identifier, chosen by the caller and unique within the service instance.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The address under which the file can be downloaded.</returns>
    /// <exception cref="Exception">Reading the caller's stream failed; the exception is the stream's own.</exception>
    [Put("/pm/v1/file/{id}")]
    Task<SpssUploadedFile> UploadAsync(string id, [Body] SpssFileUpload file, CancellationToken cancellationToken = default);

    /// <summary>Lists the identifiers of all files. Success: 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The identifiers, in the service's order.</returns>
    [Get("/pm/v1/file")]
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Downloads a file. Success: 200.</summary>
    /// <param name="id">The file's identifier.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; reading the stream has tokens of its own.
    /// </param>
    /// <returns>
    /// The file as it arrives, which the caller disposes of. Reading throws a <see cref="ServiceUnreachableException"/> when the
    /// connection breaks.
    /// </returns>
    /// <exception cref="ResourceNotFoundException">The file does not exist (404).</exception>
    [Get("/pm/v1/file/{id}")]
    Task<Stream> DownloadAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file. Success: 200.</summary>
    /// <param name="id">The file's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the file is deleted.</returns>
    /// <exception cref="ResourceNotFoundException">The file does not exist (404).</exception>
    [Delete("/pm/v1/file/{id}")]
    Task DeleteAsync(string id, CancellationToken cancellationToken = default);
}
