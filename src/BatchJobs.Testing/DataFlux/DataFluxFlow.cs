using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>A job flow on the server.</summary>
internal sealed class DataFluxFlow(string name, DataFluxContent content)
{
    public string Id { get; } = DataFluxId.OfFlow(name);

    public string Name { get; } = name;

    public string Description { get; set; } = "";

    public DateTimeOffset ModifiedAt { get; private set; }

    public DataFluxContent Content { get; private set; } = content;

    /// <summary>Gets or sets an object with <c>inputs</c> and <c>outputs</c>, or one of the two; null when there are none.</summary>
    public JsonElement? Metadata { get; set; }

    public void Replace(DataFluxContent newContent, DateTimeOffset at)
    {
        Content = newContent;
        ModifiedAt = at;
    }
}
