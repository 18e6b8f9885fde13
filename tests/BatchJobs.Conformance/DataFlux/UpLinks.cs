namespace BatchJobs.Conformance.DataFlux;

/// <summary>The links that lead up, whose media types differ from document to document.</summary>
public sealed class UpLinks
{
    private static readonly string Flow = DataFluxCalls.FlowPath("f.djf");

    [Theory, AllHosts]
    [Clause("DF-D-09", "DF-M-05", "DF-L-10", "DF-Q-16", "DF-V-19")]
    public async Task The_type_of_up_is_that_of_each_example(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        foreach ((string path, string type) in ((string, string)[])
                 [
                     ("/jobFlowDefns", "application/vnd.sas.link"), (Flow, MediaType.Collection), (Flow + "/metadata", MediaType.Definition),
                     ("/jobs", "application/vnd.sas.link+json"), ("/serverInfo", MediaType.Collection),
                 ])
        {
            (await wire.GetAsync(path)).Json.Link("up").Text("type").Should().Be(type, path);
        }
    }
}
