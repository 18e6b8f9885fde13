namespace BatchJobs.Testing.Spss;

/// <summary>A document builder node of a stream.</summary>
public sealed class SpssDocumentNode
{
    /// <summary>Describes a node.</summary>
    /// <param name="name">Its name, which becomes the document's.</param>
    /// <param name="formats">The report formats that it can produce.</param>
    public SpssDocumentNode(string name, params string[] formats)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(formats);
        Name = name;
        Formats = [.. formats];
    }

    /// <summary>The node's name.</summary>
    public string Name { get; }

    /// <summary>The report formats that it can produce.</summary>
    public IReadOnlyList<string> Formats { get; }
}
