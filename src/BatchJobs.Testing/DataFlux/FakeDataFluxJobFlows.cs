using System.Text;
using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>The job flows of the fake DataFlux service, as they stand now.</summary>
public sealed class FakeDataFluxJobFlows
{
    private readonly DataFluxStore store;

    internal FakeDataFluxJobFlows(DataFluxStore store) => this.store = store;

    /// <summary>Gets the names of the job flows, in the order in which they came.</summary>
    public IReadOnlyList<string> Names => store.Now<IReadOnlyList<string>>(() => [.. store.Flows.All.Select(flow => flow.Name)]);

    /// <summary>Gets the content of a job flow.</summary>
    /// <param name="name">The job flow's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such job flow.</exception>
    public byte[] this[string name] => store.Now(() => Find(name).Content.Bytes.ToArray());

    /// <summary>Returns whether there is a job flow with a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns><see langword="true"/> when there is.</returns>
    public bool Contains(string name) => store.Now(() => store.Flows.Find(name)) is not null;

    /// <summary>Puts a job flow in place without an upload; one of the same name is replaced.</summary>
    /// <param name="name">The job flow's name.</param>
    /// <param name="content">Its content. What is not well-formed XML lets every job of it fail.</param>
    /// <param name="description">
    /// Its description. Default: <see langword="null"/>, what <see cref="DataFluxFakeOptions.ReadDescription"/> reads out of the content,
    /// or an empty text when it is not set.
    /// </param>
    /// <exception cref="ArgumentException">The service would refuse the name.</exception>
    /// <exception cref="InvalidOperationException"><see cref="DataFluxFakeOptions.ReadDescription"/> threw.</exception>
    public void Add(string name, byte[] content, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        if (store.Flows.Names.Objection(name) is { } objection)
        {
            throw new ArgumentException(objection, nameof(name));
        }

        DataFluxContent copy = DataFluxContent.Read(Blob.Of((byte[])content.Clone()), store.Options);
        store.Now(() =>
        {
            DataFluxFlow flow = store.Flows.Put(name, copy, store.Moment);
            if (description is not null || copy.Description is null)
            {
                flow.Describe(description ?? "");
            }
        });
    }

    /// <summary>Decides what the metadata of a job flow is; without it, it has neither inputs nor outputs.</summary>
    /// <param name="name">The job flow's name.</param>
    /// <param name="metadataJson">A JSON object with the members <c>inputs</c> and <c>outputs</c>, or one of them.</param>
    /// <exception cref="KeyNotFoundException">There is no such job flow.</exception>
    /// <exception cref="ArgumentException">It is no such object.</exception>
    public void SetMetadata(string name, string metadataJson)
    {
        JsonElement metadata = Read(metadataJson);
        store.Now(() => Find(name).Metadata = metadata);
    }

    /// <summary>Decides what the metadata of job flows is, also of those that the program under test will upload.</summary>
    /// <param name="applies">Recognizes the job flows by their names; of several decisions, the latest counts.</param>
    /// <param name="metadataJson">A JSON object with the members <c>inputs</c> and <c>outputs</c>, or one of them.</param>
    /// <exception cref="ArgumentException">It is no such object.</exception>
    public void SetMetadata(Func<string, bool> applies, string metadataJson)
    {
        ArgumentNullException.ThrowIfNull(applies);
        JsonElement metadata = Read(metadataJson);
        store.Now(() => store.Flows.Describe(applies, metadata));
    }

    private static JsonElement Read(string metadataJson)
    {
        ArgumentNullException.ThrowIfNull(metadataJson);
        try
        {
            return DataFluxMetadata.Read(Blob.Of(Encoding.UTF8.GetBytes(metadataJson)));
        }
        catch (FormatException exception)
        {
            throw new ArgumentException(exception.Message, nameof(metadataJson), exception);
        }
    }

    private DataFluxFlow Find(string name) => store.Flows.Find(name)
        ?? throw Missing.Of("job flow", name, store.Flows.All.Select(flow => flow.Name));
}
