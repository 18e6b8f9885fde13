namespace BatchJobs.Client;

/// <summary>A stream to be uploaded.</summary>
/// <remarks>
/// It is read from where it stands now to its end, and stays open; the caller disposes of it. When it can seek, a transient
/// failure is repeated from the same position.
/// </remarks>
public sealed class Upload
{
    /// <summary>Creates an upload.</summary>
    /// <param name="content">The stream.</param>
    /// <param name="progress">Is told how many bytes have been sent, at every buffer and at the end; null for nobody.</param>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    public Upload(Stream content, IProgress<long>? progress = null)
    {
        Source = new UploadSource(content);
        Progress = progress;
    }

    internal UploadSource Source { get; }

    internal IProgress<long>? Progress { get; }
}
