namespace BatchJobs.Testing.DataFlux;

/// <summary>The job flows that exist, in the order in which they came.</summary>
internal sealed class DataFluxFlows(DataFluxFakeOptions options)
{
    private readonly List<DataFluxFlow> flows = [];

    public IReadOnlyList<DataFluxFlow> All => flows;

    public StringComparison NameComparison =>
        options.NameIsCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    public DataFluxFlow? Find(string name) => flows.Find(flow => flow.Name.Equals(name, NameComparison));

    public DataFluxFlow? FindById(string id) => DataFluxId.FlowName(id) is { } name ? Find(name) : null;

    /// <summary>Adds a job flow, or replaces everything but the name of the one that has it.</summary>
    public DataFluxFlow Put(string name, Blob content, string description, DateTimeOffset at)
    {
        DataFluxFlow? flow = Find(name);
        if (flow is null)
        {
            flow = new DataFluxFlow(name);
            flows.Add(flow);
        }

        flow.Description = description;
        flow.Replace(content, at);
        return flow;
    }

    public void Remove(DataFluxFlow flow) => flows.Remove(flow);
}
