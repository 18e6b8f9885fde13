namespace BatchJobs.Client;

/// <summary>Represents a stream that is to be uploaded.</summary>
/// <remarks>
/// The stream is read from its current position to its end. It is not disposed of; that remains the caller's responsibility. If the
/// stream can seek, a retry starts at the same position; otherwise the upload is not retried. An instance belongs to one request at
/// a time.
/// </remarks>
public sealed class Upload
{
    /// <summary>Initializes a new instance of the <see cref="Upload"/> class.</summary>
    /// <param name="content">The stream.</param>
    /// <param name="progress">
    /// Receives the number of bytes that have been sent, after each buffer; it begins again with each attempt. Default:
    /// <see langword="null"/>.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    public Upload(Stream content, IProgress<long>? progress = null)
    {
        Source = new UploadSource(content);
        Progress = progress;
    }

    internal UploadSource Source { get; }

    internal IProgress<long>? Progress { get; }
}
