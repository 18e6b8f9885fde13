namespace BatchJobs.Client.Spss;

/// <summary>What a successful job produced.</summary>
public sealed class SpssJobResult
{
    private readonly SpssFiles files;

    /// <summary>Initializes a new instance of the <see cref="SpssJobResult"/> class.</summary>
    /// <param name="jobId">The job that produced it.</param>
    /// <param name="dataUrl">The address of the result as the service gave it; <see langword="null"/> when there is no file.</param>
    /// <param name="files">The files among which the result is.</param>
    public SpssJobResult(string jobId, string? dataUrl, SpssFiles files)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        ArgumentNullException.ThrowIfNull(files);
        this.files = files;
        JobId = jobId;
        DataUrl = dataUrl;
    }

    /// <summary>The job that produced it.</summary>
    public string JobId { get; }

    /// <summary>The address of the result as the service gave it, without a key; null when there is no file.</summary>
    public string? DataUrl { get; }

    /// <summary>
    /// The result's identifier among the service's files, under which it can be downloaded and deleted; null when there is
    /// no file, for example because the scores went to a table.
    /// </summary>
    public string? FileId => DataUrl is null ? null : LastSegment(DataUrl);

    /// <summary>
    /// Opens the result: the trained stream, the zip of reports, the scores. It is read through the client's own endpoint,
    /// whatever host <see cref="DataUrl"/> names, so that the access key goes nowhere else.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; reading the stream has tokens of its own.</param>
    /// <returns>The file as it arrives; the caller disposes of it.</returns>
    /// <exception cref="InvalidOperationException">The job has no file; see <see cref="FileId"/>.</exception>
    /// <exception cref="ResourceNotFoundException">The result has been deleted.</exception>
    public Task<Stream> OpenReadAsync(CancellationToken cancellationToken = default) =>
        files.DownloadAsync(RequiredFileId(), cancellationToken);

    /// <summary>Deletes the result from the service's files.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Whether it was still there.</returns>
    /// <exception cref="InvalidOperationException">The job has no file; see <see cref="FileId"/>.</exception>
    public Task<bool> DeleteAsync(CancellationToken cancellationToken = default) =>
        files.DeleteAsync(RequiredFileId(), cancellationToken);

    private string RequiredFileId() =>
        FileId ?? throw new InvalidOperationException("The job has no file to read: the service gave no dataUrl, as it does when the scores go to a table.");

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
        return PathId.IsUsable(segment) ? segment : null;
    }
}
