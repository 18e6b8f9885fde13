using System.Text.Json;
using System.Xml.Linq;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>A flow's description is an element of its content, and no request sets it by itself.</summary>
public sealed class FlowDescription
{
    private const string Described = """{"version":1,"name":"f.djf","description":"mine","content":"PHgvPg=="}""";

    [Theory, AllHosts]
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

    [Theory, AllHosts]
    [Clause("DF-S-08", "DF-S-09", "DF-M-10", "DF-O-47")]
    public async Task A_description_can_be_read_out_of_the_content_that_is_uploaded_updated_or_added(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.ReadDescription = content => XDocument.Load(new MemoryStream(content)).Root!.Attribute("says")?.Value;
        wire.AddFlow("added.djf", "<x says='added'/>");
        wire.Server.DataFlux.JobFlows.Add("own.djf", "<x says='added'/>"u8.ToArray(), "in the test's words");

        (await wire.CreateAsync("f.djf", "<x says='first'/>")).Json.Text("description").Should().Be("first");
        (await wire.PutContentAsync("f.djf", "<x says='second'/>"u8.ToArray())).Json.Text("description").Should().Be("second");
        (await wire.PutContentAsync("own.djf", "<x says='third'/>"u8.ToArray())).Json.Text("description").Should().Be("third");

        (await wire.GetAsync("/jobFlowDefns")).Items().Select(flow => flow.Text("description")).Should().Equal("added", "third", "second");
        (await wire.GetAsync(DataFluxCalls.FlowPath("f.djf", "/metadata"))).Json.Text("description").Should().Be("second");
        wire.Server.DataFlux.JobFlows.Add("own.djf", "<x says='added'/>"u8.ToArray(), "again");
        (await wire.GetAsync(DataFluxCalls.FlowPath("own.djf"))).Json.Text("description").Should().Be("again");
    }

    [Theory, AllHosts]
    [Clause("DF-S-11", "DF-D-13", "DF-O-47")]
    public async Task A_description_that_the_server_does_not_know_is_left_out(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.CreateAsync("f.djf");
        wire.Server.DataFlux.Options.ReadDescription = _ => null;

        JsonElement updated = (await wire.PutContentAsync("f.djf", "<x/>"u8.ToArray())).Json;

        updated.Members().Should().BeEquivalentTo("version", "id", "name", "modifiedTimeStamp", "size", "links");
        (await wire.CreateAsync("g.djf")).Json.Members().Should().NotContain("description");
        (await wire.GetAsync("/jobFlowDefns")).Items().Should().AllSatisfy(flow => flow.Members().Should().BeEquivalentTo("version", "id", "name", "links"));
        (await wire.GetAsync(DataFluxCalls.FlowPath("f.djf", "/metadata"))).Json.Members().Should().BeEquivalentTo("version", "id", "name", "inputs", "outputs", "links");
    }

    [Theory, AllHosts]
    public async Task What_reads_descriptions_and_throws_is_named_and_changes_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        wire.Server.DataFlux.Options.ReadDescription = _ => throw new NotSupportedException("odd");

        WireAnswer created = await wire.CreateAsync("g.djf");
        WireAnswer updated = await wire.PutContentAsync("f.djf", [1]);
        Action add = () => wire.AddFlow("h.djf");

        foreach (WireAnswer answer in (WireAnswer[])[created, updated])
        {
            answer.Status.Should().Be(500);
            answer.Text.Should().Contain("ReadDescription threw").And.Contain("NotSupportedException: odd");
        }

        add.Should().Throw<InvalidOperationException>().WithMessage("ReadDescription threw*").WithInnerException<NotSupportedException>();
        (await wire.GetAsync(DataFluxCalls.FlowPath("f.djf", "/content"))).Text.Should().Be(DataFluxCalls.Xml);
        wire.Server.DataFlux.JobFlows.Names.Should().Equal("f.djf");
    }

    [Theory, AllHosts]
    [Clause("DF-S-10", "DF-O-47")]
    public async Task An_update_of_the_content_that_says_nothing_of_it_keeps_the_description(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.JobFlows.Add("f.djf", "<x/>"u8.ToArray(), "Waits");

        JsonElement updated = (await wire.PutContentAsync("f.djf", "<y/>"u8.ToArray())).Json;

        updated.Text("description").Should().Be("Waits");
    }
}
