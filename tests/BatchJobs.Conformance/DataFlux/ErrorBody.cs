using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>What stands in the answers of refused requests.</summary>
public sealed class ErrorBody
{
    [Theory, AllHosts]
    [Clause("DF-O-22")]
    public async Task Every_error_tells_its_status_and_a_message_in_the_members_of_the_generic_type(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((int status, WireAnswer answer) in await ErrorsAsync(wire))
        {
            answer.Status.Should().Be(status);
            answer.MediaTypeOf().Should().Be(MediaType.Error);
            answer.Json.Members().Should().BeEquivalentTo("version", "httpStatusCode", "errorCode", "message", "details", "remediation", "links");
            answer.Json.GetProperty("version").GetInt32().Should().Be(1);
            answer.Json.GetProperty("httpStatusCode").GetInt32().Should().Be(status);
            answer.Json.GetProperty("errorCode").TryGetInt64(out _).Should().BeTrue();
            answer.Json.Text("message").Should().NotBeNullOrEmpty();
            answer.Json.GetProperty("details").EnumerateArray().All(detail => detail.ValueKind == JsonValueKind.String).Should().BeTrue();
            answer.Json.GetProperty("remediation").ValueKind.Should().Be(JsonValueKind.String);
            answer.Json.GetProperty("links").ValueKind.Should().Be(JsonValueKind.Array);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-O-22")]
    public async Task Errors_can_come_without_a_body(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.ErrorBodies = false;

        foreach ((int status, WireAnswer answer) in await ErrorsAsync(wire))
        {
            answer.ShouldBeEmpty(status);
        }
    }

    [Theory, AllHosts]
    public async Task A_challenge_has_an_error_body_too(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.AddUser("ram", "p");

        WireAnswer answer = await wire.GetAsync("/");

        answer.MediaTypeOf().Should().Be(MediaType.Error);
        answer.Json.GetProperty("httpStatusCode").GetInt32().Should().Be(401);
    }

    private static async Task<(int Status, WireAnswer Answer)[]> ErrorsAsync(Wire wire)
    {
        wire.AddFlow();
        wire.AddFlow("bad.djf", "<not xml");
        string running = await wire.StartAsync("endless.djf");
        await wire.AdvanceAsync(1);
        wire.Server.DataFlux.Options.MaxContentBytes = 100;
        return
        [
            (400, await wire.GetAsync("/jobFlowDefns/***")), (400, await wire.ExecuteAsync("f.djf", "{")), (400, await wire.DeleteAsync("/jobs?state=running")),
            (404, await wire.GetAsync(DataFluxCalls.FlowPath("nobody.djf"))), (404, await wire.CreateAsync("a*b")),
            (409, await wire.CreateAsync("f.djf")), (409, await wire.DeleteAsync(DataFluxCalls.JobPath(running))),
            (413, await wire.PutContentAsync("f.djf", new byte[101])), (500, await wire.GetAsync(DataFluxCalls.FlowPath("bad.djf", "/metadata"))),
        ];
    }
}
