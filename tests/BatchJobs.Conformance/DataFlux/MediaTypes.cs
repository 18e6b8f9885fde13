namespace BatchJobs.Conformance.DataFlux;

/// <summary>What is negotiated, and what is not.</summary>
public sealed class MediaTypes
{
    [Theory, AllHosts]
    [Clause("DF-A-08", "DF-R-01")]
    public async Task Accept_is_ignored(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.RunAsync();

        foreach ((string path, string type) in ((string, string)[])
                 [
                     ("/", MediaType.Json), ("/jobFlowDefns", MediaType.Collection), (DataFluxCalls.FlowPath("f.djf"), MediaType.Definition),
                     (DataFluxCalls.FlowPath("f.djf", "/content"), MediaType.Content), (DataFluxCalls.FlowPath("f.djf", "/metadata"), MediaType.Metadata),
                     (DataFluxCalls.FlowPath("f.djf", "/jobs"), MediaType.Collection), ("/jobs", MediaType.Collection),
                     (DataFluxCalls.JobPath(id), MediaType.Collection), (DataFluxCalls.JobPath(id, "/log"), MediaType.Log), ("/serverInfo", MediaType.Json),
                 ])
        {
            foreach (string accept in (string[])["image/png", "application/xml", "*/*;q=0", "garbage"])
            {
                WireAnswer answer = await wire.CallAsync("GET", path, ("Accept", accept));

                answer.Status.Should().Be(200, $"{path} {accept}");
                answer.MediaTypeOf().Should().Be(type, path);
            }
        }
    }

    [Theory, AllHosts]
    public async Task An_answer_without_a_body_has_no_media_type(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        WireAnswer answer = await wire.DeleteAsync(DataFluxCalls.FlowPath("f.djf"));

        answer.Status.Should().Be(204);
        answer.ContentType.Should().BeNull();
    }

    [Theory, AllHosts]
    [Clause("DF-O-44")]
    public async Task No_answer_has_a_status_outside_of_the_documented_list(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.RunAsync();

        foreach (string path in Operation.All(id).Select(operation => operation.Path).Append("/nothing").Append("/jobs/").Append("/jobFlowDefns//").Distinct())
        {
            foreach (string method in (string[])["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"])
            {
                int status = (await wire.CallAsync(method, path)).Status;

                status.Should().BeOneOf([200, 204, 400, 401, 403, 404, 409, 413, 500], $"{method} {path}");
            }
        }
    }

    [Theory, AllHosts]
    [Clause("DF-R-01", "DF-R-02")]
    public async Task A_method_that_a_path_does_not_have_is_refused_and_changes_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.RunAsync();
        string flow = DataFluxCalls.FlowPath("f.djf");

        foreach ((string path, string methods) in ((string, string)[])
                 [
                     ("/", "POST PUT DELETE"), ("/jobFlowDefns", "PUT DELETE PATCH"), (flow, "PUT PATCH"), (flow + "/content", "POST DELETE"),
                     (flow + "/metadata", "POST PUT DELETE"), (flow + "/jobs", "POST PUT DELETE"), ("/jobs", "POST PUT"),
                     (DataFluxCalls.JobPath(id), "POST PUT PATCH"), (DataFluxCalls.JobPath(id, "/log"), "POST PUT DELETE"),
                     (DataFluxCalls.JobPath(id, "/cancel"), "GET POST DELETE"), (DataFluxCalls.JobPath(id, "/kill"), "GET POST DELETE"),
                     ("/serverInfo", "POST PUT DELETE"), ("/engines", "GET POST PUT"),
                 ])
        {
            foreach (string method in methods.Split(' '))
            {
                (await wire.CallAsync(method, path)).Status.Should().BeInRange(400, 405, $"{method} {path}");
            }
        }

        wire.Server.DataFlux.JobFlows["f.djf"].Should().Equal(System.Text.Encoding.UTF8.GetBytes(DataFluxCalls.Xml));
        (await wire.JobIdsAsync()).Should().Equal(id);
    }
}
