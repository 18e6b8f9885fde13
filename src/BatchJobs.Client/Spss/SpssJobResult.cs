using System.IO.Compression;

namespace BatchJobs.Client.Spss;

/// <summary>Represents the result of a job that has succeeded.</summary>
/// <remarks>Instances are immutable and safe for concurrent use.</remarks>
public sealed class SpssJobResult
{
    private readonly SpssFiles files;

    /// <summary>Initializes a new instance of the <see cref="SpssJobResult"/> class.</summary>
    /// <param name="jobId">The identifier of the job.</param>
    /// <param name="dataUrl">
    /// The address of the result as the service stated it; <see langword="null"/> if there is no file.
    /// </param>
    /// <param name="files">The files that contain the result.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="jobId"/> or <paramref name="files"/> is <see langword="null"/>.
    /// </exception>
    public SpssJobResult(string jobId, string? dataUrl, SpssFiles files)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        ArgumentNullException.ThrowIfNull(files);
        this.files = files;
        JobId = jobId;
        DataUrl = dataUrl;
    }

    /// <summary>Gets the identifier of the job.</summary>
    public string JobId { get; }

    /// <summary>
    /// Gets the address of the result as the service stated it, without an access key; <see langword="null"/> if there is no file.
    /// </summary>
    public string? DataUrl { get; }

    /// <summary>
    /// Gets the identifier of the result among the service's files; <see langword="null"/> if there is no file, for example because
    /// the scores were written to a table, or if <see cref="DataUrl"/> does not end with an identifier.
    /// </summary>
    public string? FileId => DataUrl is null ? null : LastSegment(DataUrl);

    /// <summary>Opens the result: the trained stream, the zip archive of documents, or the scores.</summary>
    /// <remarks>
    /// The result is read from the client's own endpoint, whatever host <see cref="DataUrl"/> names, so that the access key is sent
    /// to no other host.
    /// </remarks>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; reading the stream has tokens of its own.
    /// </param>
    /// <returns>The file as it arrives, which the caller disposes of.</returns>
    /// <exception cref="InvalidOperationException">There is no file; see <see cref="FileId"/>.</exception>
    /// <exception cref="ResourceNotFoundException">The result has been deleted (404).</exception>
    public Task<Stream> OpenReadAsync(CancellationToken cancellationToken = default) =>
        files.DownloadAsync(RequiredFileId(), cancellationToken);

    /// <summary>Opens the documents of an EVALUATION, which the service bundles in a zip archive.</summary>
    /// <remarks>The archive is downloaded into a temporary file, which goes when the archive is disposed of.</remarks>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The archive, which the caller disposes of; each entry is a document.</returns>
    /// <exception cref="InvalidOperationException">There is no file; see <see cref="FileId"/>.</exception>
    /// <exception cref="InvalidDataException">The result is no zip archive: the job was no EVALUATION.</exception>
    /// <exception cref="ResourceNotFoundException">The result has been deleted (404).</exception>
    public async Task<ZipArchive> OpenDocumentsAsync(CancellationToken cancellationToken = default)
    {
        Stream result = await OpenReadAsync(cancellationToken).ConfigureAwait(false);
        await using (result.ConfigureAwait(false))
        {
            var copy = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), Temporary());
            try
            {
                await result.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
                copy.Position = 0;
                return await ZipArchive.CreateAsync(copy, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                await copy.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <summary>Deletes the result from the service's files.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns><see langword="true"/> if the result existed; otherwise, <see langword="false"/>.</returns>
    /// <exception cref="InvalidOperationException">There is no file; see <see cref="FileId"/>.</exception>
    public Task<bool> DeleteAsync(CancellationToken cancellationToken = default) =>
        files.DeleteAsync(RequiredFileId(), cancellationToken);

    private string RequiredFileId() => FileId ?? throw new InvalidOperationException(DataUrl is null
        ? "The job has no file to read: the service gave no dataUrl, as it does when the scores go to a table."
        : $"The result of job '{JobId}' cannot be read: the service's dataUrl '{DataUrl}' does not end with the identifier of a file.");

    private static FileStreamOptions Temporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static string? LastSegment(string url)
    {
        string path = url.Split('?', '#')[0];
        int authority = path.IndexOf("://", StringComparison.Ordinal);
        if (authority >= 0)
        {
            int slash = path.IndexOf('/', authority + 3);
            path = slash < 0 ? "" : path[slash..];
        }

        path = path.TrimEnd('/');
        string segment = Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        return PathId.File.IsUsable(segment) ? segment : null;
    }
}
