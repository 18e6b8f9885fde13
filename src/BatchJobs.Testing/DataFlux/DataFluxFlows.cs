using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>The job flows that exist, in the order in which they came.</summary>
internal sealed class DataFluxFlows(DataFluxFakeOptions options)
{
    private readonly List<DataFluxFlow> flows = [];
    private readonly PlanList<JsonElement, string> descriptions = new("SetMetadata");

    public IReadOnlyList<DataFluxFlow> All => flows;

    public DataFluxFlowName Names { get; } = new(options);

    public DataFluxFlow? Find(string name) => flows.Find(flow => Names.AreSame(flow.Name, name));

    public DataFluxFlow? FindById(string id) => DataFluxId.FlowName(id) is { } name ? Find(name) : null;

    /// <summary>Adds a job flow, or replaces the content of the one that has the name.</summary>
    public DataFluxFlow Put(string name, DataFluxContent content, DateTimeOffset at)
    {
        DataFluxFlow? flow = Find(name);
        if (flow is null)
        {
            string normal = Names.Normal(name);
            flow = new DataFluxFlow(normal, content) { Metadata = descriptions.Latest<JsonElement?>(normal, $"'{normal}'", static metadata => metadata) };
            flows.Add(flow);
        }

        flow.Replace(content, at);
        return flow;
    }

    /// <summary>Decides what the metadata of flows is, of those that exist and of those to come.</summary>
    public void Describe(Func<string, bool> applies, JsonElement metadata)
    {
        foreach (DataFluxFlow flow in flows.FindAll(flow => applies(flow.Name)))
        {
            flow.Metadata = metadata;
        }

        descriptions.Add(applies, text: null, metadata);
    }

    /// <summary>Goes on with the job flows that were saved.</summary>
    public void Load(IEnumerable<DataFluxFlow> saved) => flows.AddRange(saved);

    /// <summary>Takes over the job flows of another service.</summary>
    public void CopyFrom(DataFluxFlows source, bool onlyData)
    {
        flows.Clear();
        flows.AddRange(source.flows.Select(static flow => new DataFluxFlow(flow)));
        if (!onlyData)
        {
            descriptions.CopyFrom(source.descriptions, static metadata => metadata);
        }
    }

    public void Remove(DataFluxFlow flow) => flows.Remove(flow);
}
