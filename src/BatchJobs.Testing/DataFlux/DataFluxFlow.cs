using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>A job flow on the server.</summary>
internal sealed class DataFluxFlow(string name)
{
    private Blob content = Blob.Empty;
    private Lazy<string?> objection = null!;

    public string Id { get; } = DataFluxId.OfFlow(name);

    public string Name { get; } = name;

    public string Description { get; set; } = "";

    public DateTimeOffset ModifiedAt { get; private set; }

    public Blob Content => content;

    /// <summary>Why the engine cannot load the content; null when it can. It is found out when somebody needs to know.</summary>
    public string? EngineObjection => objection.Value;

    /// <summary>An object with <c>inputs</c> and <c>outputs</c>, or one of the two; null when there are none.</summary>
    public JsonElement? Metadata { get; set; }

    public void Replace(Blob newContent, DateTimeOffset at)
    {
        content = newContent;
        objection = new Lazy<string?>(() => DataFluxEngine.Objection(Name, newContent));
        ModifiedAt = at;
    }
}
