using System.Text;

namespace BatchJobs.Client.DataFlux;

/// <summary>Represents a job flow that is to be created.</summary>
public sealed class DataFluxNewJobFlow
{
    private const int LongestNameInBytes = 4096;

    /// <summary>Initializes a new instance of the <see cref="DataFluxNewJobFlow"/> class.</summary>
    /// <param name="name">
    /// The flow's name, with its extension and, optionally, a relative path, which is created; at most 4,096 bytes.
    /// </param>
    /// <param name="content">
    /// The flow's XML. It is sent as Base64 within JSON and is never held in memory as a whole. Its stream remains the caller's to
    /// dispose of.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name is empty, too long or contains half of a surrogate pair.</exception>
    public DataFluxNewJobFlow(string name, Upload content)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(content);
        if (!Utf16Validation.IsValid(name))
        {
            throw new ArgumentException("The name contains half of a surrogate pair.", nameof(name));
        }

        int bytes = Encoding.UTF8.GetByteCount(name);
        if (bytes > LongestNameInBytes)
        {
            throw new ArgumentException($"The name has {bytes} bytes, and may have {LongestNameInBytes}.", nameof(name));
        }

        Name = name;
        Content = content;
    }

    /// <summary>Gets the flow's name.</summary>
    public string Name { get; }

    /// <summary>Gets the flow's XML.</summary>
    public Upload Content { get; }
}
