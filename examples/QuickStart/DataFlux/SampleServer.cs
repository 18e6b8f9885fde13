using BatchJobs.Testing;

namespace QuickStart.DataFlux;

/// <summary>The built-in fake, which executes every flow as if it were the sample.</summary>
internal static class SampleServer
{
    // What a server would find out by loading the flow. The fake is told.
    private const string Metadata = """
        {
          "inputs": {
            "Region": "north",
            "Customers": {
              "metadata": [
                { "name": "Name", "type": "string", "maxChars": 80 },
                { "name": "Born", "type": "date" },
                { "name": "Orders", "type": "integer" },
                { "name": "Active", "type": "boolean" },
                { "name": "Balance", "type": "real" }
              ],
              "data": [["Ann Example", "1984-02-29", 3, true, 12.5]]
            }
          },
          "outputs": { "Duplicates": "1" }
        }
        """;

    public static FakeBatchServer Start(bool instant)
    {
        var fake = new FakeBatchServer(new FakeBatchServerOptions { Clock = instant ? ClockMode.AutoAdvance : ClockMode.System });
        fake.DataFlux.Options.QueuedTime = TimeSpan.FromSeconds(0.3);
        fake.DataFlux.JobFlows.SetMetadata(_ => true, Metadata);
        fake.DataFlux.WhenExecuted(_ => true)
            .RunFor(TimeSpan.FromSeconds(3))
            .Log(TimeSpan.FromSeconds(0.5), "Step 1 of 3: names standardized")
            .Log(TimeSpan.FromSeconds(1.3), "Step 2 of 3: rows clustered")
            .Log(TimeSpan.FromSeconds(2.2), "Step 3 of 3: one row of each cluster survives");
        return fake;
    }
}
