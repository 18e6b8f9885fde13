using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>A job flow on the server.</summary>
internal sealed class DataFluxFlow(string name, DataFluxContent content)
{
    /// <summary>Copies a job flow.</summary>
    public DataFluxFlow(DataFluxFlow source)
        : this(source.Name, source.Content) => (Description, ModifiedAt, Metadata) = (source.Description, source.ModifiedAt, source.Metadata);

    /// <summary>Makes a job flow that was saved.</summary>
    public DataFluxFlow(string name, DataFluxContent content, string? description, DateTimeOffset modifiedAt)
        : this(name, content) => (Description, ModifiedAt) = (description, modifiedAt);

    public string Id { get; } = DataFluxId.OfFlow(name);

    public string Name { get; } = name;

    /// <summary>Gets the description; null when the server does not know it.</summary>
    public string? Description { get; private set; } = "";

    public DateTimeOffset ModifiedAt { get; private set; }

    public DataFluxContent Content { get; private set; } = content;

    /// <summary>Gets or sets an object with <c>inputs</c> and <c>outputs</c>, or one of the two; null when there are none.</summary>
    public JsonElement? Metadata { get; set; }

    /// <summary>Replaces the content, and with it the description, unless nothing can read it out of the content.</summary>
    public void Replace(DataFluxContent newContent, DateTimeOffset at)
    {
        Content = newContent;
        ModifiedAt = at;
        if (newContent.Description is { } described)
        {
            Description = described.Text;
        }
    }

    /// <summary>Describes the flow in a test's own words, until the content is replaced.</summary>
    public void Describe(string description) => Description = description;
}
