namespace BatchJobs.Client.Spss;

/// <summary>A file on its way to the service.</summary>
public sealed class SpssFileUpload
{
    /// <summary>Creates an upload.</summary>
    /// <param name="fileName">The name in the form; the service does not look at it, and odd characters become <c>_</c>.</param>
    /// <param name="content">The file.</param>
    public SpssFileUpload(string fileName, Upload content)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(content);
        FileName = fileName;
        Content = content;
    }

    /// <summary>The name in the form.</summary>
    public string FileName { get; }

    /// <summary>The file.</summary>
    public Upload Content { get; }
}
