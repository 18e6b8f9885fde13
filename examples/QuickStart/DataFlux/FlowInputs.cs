using BatchJobs.Client.DataFlux;

namespace QuickStart.DataFlux;

/// <summary>What the flow is executed with.</summary>
internal static class FlowInputs
{
    /// <summary>The inputs of the sample: a name-value pair, and a data table that is checked while it is built.</summary>
    public static DataFluxInputs OfSample() => new DataFluxInputsBuilder()
        .Value("Region", "north")
        .Table("Customers", table => table
            .String("Name", maxChars: 80).Date("Born").Integer("Orders").Boolean("Active").Real("Balance")
            .Row("Ann Example", new DateOnly(1984, 2, 29), 3, true, 12.5)
            .Row("Ann Exampel", new DateOnly(1984, 2, 29), 1, true, null)
            .Row("Bob Sample", null, 0, false, -4.25))
        .Build();

    /// <summary>The examples that a flow's metadata gives for its inputs.</summary>
    public static DataFluxInputs Examples(DataFluxJobFlowMetadata metadata)
    {
        var inputs = new DataFluxInputsBuilder();
        if (metadata.Inputs is { } examples)
        {
            inputs.Values(examples.Values);
            foreach ((string name, DataFluxTable table) in examples.Tables)
            {
                inputs.Table(name, table);
            }
        }

        return inputs.Build();
    }
}
