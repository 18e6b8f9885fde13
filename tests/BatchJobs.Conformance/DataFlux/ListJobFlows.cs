using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>GET /jobFlowDefns</c></summary>
public sealed class ListJobFlows
{
    [Theory, AllHosts]
    [Clause("DF-L-14")]
    public async Task Without_flows_the_collection_is_empty(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync("/jobFlowDefns")).ShouldBeACollectionOf(0);
    }

    [Theory, AllHosts]
    [Clause("DF-S-01", "DF-S-05", "DF-S-06", "DF-L-01", "DF-L-05", "DF-L-06", "DF-L-07", "DF-L-08", "DF-L-09")]
    public async Task The_collection_has_a_summary_of_every_flow(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("waiter.dmc");
        wire.AddFlow("waiter2.dmc");
        await wire.CreateAsync("sub/dir/new.djf");

        WireAnswer answer = await wire.GetAsync("/jobFlowDefns");

        answer.ShouldBeACollectionOf(3);
        answer.Items().Select(flow => (flow.Text("id"), flow.Text("name"))).Should().BeEquivalentTo(
            [("d2FpdGVyLmRtYw==", "waiter.dmc"), ("d2FpdGVyMi5kbWM=", "waiter2.dmc"), (DataFluxCalls.IdOf("sub/dir/new.djf"), "sub/dir/new.djf")]);
    }

    [Theory, AllHosts]
    [Clause("DF-S-04", "DF-S-08", "DF-O-48")]
    public async Task A_summary_has_neither_size_nor_time_stamp(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.JobFlows.Add("f.djf", "<x/>"u8.ToArray(), "Waits");

        JsonElement summary = (await wire.GetAsync("/jobFlowDefns")).OnlyItem();

        summary.Members().Should().BeEquivalentTo("version", "id", "name", "description", "links");
        summary.GetProperty("version").GetInt32().Should().Be(1);
        summary.Text("description").Should().Be("Waits");
    }

    [Theory, AllHosts]
    [Clause("DF-L-02", "DF-L-03", "DF-L-04")]
    public async Task A_hundred_flows_come_in_one_answer_whatever_page_or_name_is_asked_for(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        for (int number = 0; number < 100; number++)
        {
            wire.AddFlow($"{number}.djf");
        }

        (await wire.GetAsync("/jobFlowDefns?start=10&limit=5")).ShouldBeACollectionOf(100);
        (await wire.GetAsync("/jobFlowDefns?name=1.djf")).ShouldBeACollectionOf(100);
    }
}
