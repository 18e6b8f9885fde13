using BatchJobs.Testing.DataFlux;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>What a user may not create, and the commands that a user may not give.</summary>
public sealed class Rights
{
    private static readonly string Flow = DataFluxCalls.FlowPath("f.djf");

    [Theory, AllHosts]
    [Clause("DF-A-06", "DF-C-15")]
    public async Task A_denied_name_cannot_be_created(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host);
        wire.Server.DataFlux.Deny("ram", "new.djf");

        WireAnswer answer = await CreateAsync(wire, "new.djf", "ram");

        answer.Status.Should().Be(403);
        answer.Json.Text("message").Should().Be("The user 'ram' may not use the job flow 'new.djf'.");
        answer.Headers.Should().NotContainKey("WWW-Authenticate");
        wire.Server.DataFlux.JobFlows.Names.Should().Equal("f.djf");
        (await CreateAsync(wire, "other.djf", "ram")).Status.Should().Be(200);
        (await CreateAsync(wire, "new.djf", "root")).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("DF-O-45")]
    public async Task A_denied_name_is_403_where_it_exists_and_404_where_it_is_invalid(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host);
        wire.Server.DataFlux.Deny("ram", "f.djf");
        wire.Server.DataFlux.Deny("ram", "a:b");

        (await CreateAsync(wire, "f.djf", "ram")).Status.Should().Be(403);
        (await CreateAsync(wire, "a:b", "ram")).Status.Should().Be(404);
        (await CreateAsync(wire, "f.djf", "root")).Status.Should().Be(409);
        (await wire.SendAsync("POST", DataFluxCalls.Base + "/jobFlowDefns", DataFluxCalls.Body("{", MediaType.JobFlow), Security.Basic("ram", "p"))).Status.Should().Be(400);
    }

    [Theory, AllHosts]
    [Clause("DF-L-16", "DF-C-15", "DF-F-23", "DF-F-33", "DF-E-09", "DF-Q-30", "DF-O-46")]
    public async Task A_denied_command_is_403_in_all_operations_that_need_it_and_in_no_other(ServerHost host)
    {
        Dictionary<DataFluxCommand, string[]> needed = new()
        {
            [DataFluxCommand.List] = ["GET /jobFlowDefns", $"POST {Flow}"],
            [DataFluxCommand.Post] = ["POST /jobFlowDefns", $"PUT {Flow}/content"],
            [DataFluxCommand.Execute] = [$"POST {Flow}"],
            [DataFluxCommand.Delete] = ["DELETE /jobs?state=failed", "DELETE /jobs/{id}", $"DELETE {Flow}"],
        };
        foreach (DataFluxCommand command in Enum.GetValues<DataFluxCommand>())
        {
            await using Wire wire = await OpenAsync(host);
            string id = await wire.RunAsync("f.djf", Security.Basic("root", "p"));
            wire.Server.DataFlux.DenyCommand("ram", command);
            var refused = new List<string>();

            foreach ((string method, string path, Func<HttpContent?> body) in Operations(id))
            {
                WireAnswer answer = await wire.SendAsync(method, DataFluxCalls.Base + path, body(), Security.Basic("ram", "p"));
                if (answer.Status == 403)
                {
                    refused.Add($"{method} {path}".Replace(Uri.EscapeDataString(id), "{id}", StringComparison.Ordinal));
                }
            }

            refused.Should().BeEquivalentTo(needed[command], $"{command}");
            wire.Server.DataFlux.JobFlows.Contains("f.djf").Should().Be(command == DataFluxCommand.Delete, "it is deleted at the end unless that is denied");
        }
    }

    [Theory, AllHosts]
    [Clause("DF-O-46")]
    public async Task A_denied_command_is_refused_before_anything_else_and_not_to_administrators_or_others(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host);
        wire.Server.DataFlux.AddUser("tyrath", "p");
        foreach (DataFluxCommand command in Enum.GetValues<DataFluxCommand>())
        {
            wire.Server.DataFlux.DenyCommand("ram", command);
            wire.Server.DataFlux.DenyCommand("root", command);
        }

        (await wire.CallAsync("GET", "/jobFlowDefns", Security.Basic("ram", "wrong"))).Status.Should().Be(401);
        (await wire.CallAsync("DELETE", "/jobFlowDefns/***", Security.Basic("ram", "p"))).Status.Should().Be(403);
        (await wire.CallAsync("DELETE", DataFluxCalls.FlowPath("gone.djf"), Security.Basic("ram", "p"))).Status.Should().Be(403);
        (await wire.CallAsync("DELETE", "/jobs?state=queued", Security.Basic("ram", "p"))).Status.Should().Be(403);
        (await wire.SendAsync("POST", DataFluxCalls.Base + "/jobFlowDefns", DataFluxCalls.Body("{", MediaType.JobFlow), Security.Basic("ram", "p"))).Status.Should().Be(403);
        foreach (string user in (string[])["root", "tyrath"])
        {
            (await wire.CallAsync("GET", "/jobFlowDefns", Security.Basic(user, "p"))).Status.Should().Be(200);
            (await CreateAsync(wire, user, user)).Status.Should().Be(200);
            (await wire.ExecuteAsync(user, headers: Security.Basic(user, "p"))).Status.Should().Be(200);
            (await wire.CallAsync("DELETE", DataFluxCalls.FlowPath(user), Security.Basic(user, "p"))).Status.Should().Be(204);
        }
    }

    [Fact]
    public async Task A_command_is_denied_to_a_user_that_there_is_and_is_one()
    {
        await using Wire wire = await OpenAsync(ServerHost.InProcess);

        wire.Server.DataFlux.Invoking(flux => flux.DenyCommand("nobody", DataFluxCommand.List)).Should().Throw<ArgumentException>().WithMessage("*'nobody'*'ram'*");
        wire.Server.DataFlux.Invoking(flux => flux.DenyCommand("ram", (DataFluxCommand)99)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static IEnumerable<(string Method, string Path, Func<HttpContent?> Body)> Operations(string jobId) =>
    [
        ("GET", "/", static () => null), ("GET", "/serverInfo", static () => null), ("GET", "/jobFlowDefns", static () => null),
        ("POST", "/jobFlowDefns", static () => DataFluxCalls.Body(DataFluxCalls.Upload("new.djf", [1]), MediaType.JobFlow)),
        ("HEAD", Flow, static () => null), ("GET", Flow, static () => null), ("GET", Flow + "/content", static () => null), ("GET", Flow + "/metadata", static () => null),
        ("PUT", Flow + "/content", static () => DataFluxCalls.Body(DataFluxCalls.Xml, MediaType.Content)), ("GET", Flow + "/jobs", static () => null),
        ("POST", Flow, static () => DataFluxCalls.Body("{}", MediaType.Metadata)), ("GET", "/jobs", static () => null),
        ("GET", DataFluxCalls.JobPath(jobId), static () => null), ("GET", DataFluxCalls.JobPath(jobId, "/log"), static () => null),
        ("DELETE", "/jobs?state=failed", static () => null), ("DELETE", DataFluxCalls.JobPath(jobId), static () => null), ("DELETE", Flow, static () => null),
    ];

    private static Task<WireAnswer> CreateAsync(Wire wire, string name, string user) =>
        wire.SendAsync("POST", DataFluxCalls.Base + "/jobFlowDefns", DataFluxCalls.Body(DataFluxCalls.Upload(name, "<x/>"u8.ToArray()), MediaType.JobFlow), Security.Basic(user, "p"));

    private static async Task<Wire> OpenAsync(ServerHost host)
    {
        Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.AddUser("ram", "p");
        wire.Server.DataFlux.AddUser("root", "p", isAdministrator: true);
        wire.AddFlow();
        return wire;
    }
}
