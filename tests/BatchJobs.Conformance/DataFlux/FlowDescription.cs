using System.Text.Json;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>A flow's description is an element of its content, and no request sets it by itself.</summary>
public sealed class FlowDescription
{
    private const string Described = """{"version":1,"name":"f.djf","description":"mine","content":"PHgvPg=="}""";

    [Theory, BothHosts]
    [Clause("DF-S-10")]
    public async Task An_upload_cannot_bring_a_description_of_its_own(ServerHost host)
    {
        await using (Wire strict = await Wire.OpenAsync(host))
        {
            (await strict.PostAsync(Described)).Status.Should().Be(400);
            (await strict.FlowNamesAsync()).Should().BeEmpty();
        }

        await using Wire lenient = await Wire.OpenAsync(host, Strictness.Lenient);
        (await lenient.PostAsync(Described)).Json.Text("description").Should().NotBe("mine");
        (await lenient.GetAsync("/jobFlowDefns")).OnlyItem().Text("description").Should().NotBe("mine");
    }

    [Theory, BothHosts]
    [Clause("DF-S-10")]
    public async Task An_update_of_the_content_that_says_nothing_of_it_keeps_the_description(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.JobFlows.Add("f.djf", "<x/>"u8.ToArray(), "Waits");

        JsonElement updated = (await wire.PutContentAsync("f.djf", "<y/>"u8.ToArray())).Json;

        updated.Text("description").Should().Be("Waits");
    }
}
