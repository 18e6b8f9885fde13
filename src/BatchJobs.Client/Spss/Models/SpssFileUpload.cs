namespace BatchJobs.Client.Spss;

/// <summary>Represents a file that is to be uploaded.</summary>
public sealed class SpssFileUpload
{
    /// <summary>Initializes a new instance of the <see cref="SpssFileUpload"/> class.</summary>
    /// <param name="fileName">
    /// The file name in the form, which the service ignores. Characters other than ASCII letters and digits, <c>.</c>, <c>-</c> and
    /// <c>_</c> are sent as <c>_</c>.
    /// </param>
    /// <param name="content">The file's content. Its stream remains the caller's to dispose of.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public SpssFileUpload(string fileName, Upload content)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(content);
        FileName = fileName;
        Content = content;
    }

    /// <summary>Gets the file name in the form.</summary>
    public string FileName { get; }

    /// <summary>Gets the file's content.</summary>
    public Upload Content { get; }
}
