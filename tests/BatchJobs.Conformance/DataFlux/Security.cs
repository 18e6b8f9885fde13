using System.Text;
using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>HTTP Basic authentication.</summary>
public sealed class Security
{
    private static readonly string Flow = DataFluxCalls.FlowPath("f.djf");

    [Theory, AllHosts]
    [Clause("DF-A-04")]
    public async Task Without_security_everything_is_run_as_PUBLIC_whatever_credentials_are_sent(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string, string)[] headers in ((string, string)[][])[[], [Basic("ram", "p")], [("Authorization", "Bearer x")], [("Authorization", "garbage")]])
        {
            string id = await wire.SubmitAsync("f.djf", headers);

            (await wire.JobAsync(id)).Text("userName").Should().Be("PUBLIC");
        }
    }

    [Theory, AllHosts]
    [Clause(
        "DF-A-12", "DF-L-15", "DF-C-14", "DF-F-06", "DF-F-11", "DF-F-22", "DF-F-32", "DF-F-43", "DF-F-51", "DF-E-08", "DF-Q-20", "DF-Q-29",
        "DF-O-25")]
    public async Task With_security_every_operation_challenges_missing_credentials_and_changes_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await AssertChallengedAsync(wire, []);
    }

    [Theory, AllHosts]
    [Clause("DF-A-12")]
    public async Task With_security_every_operation_challenges_a_wrong_password_and_changes_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await AssertChallengedAsync(wire, [Basic("ram", "wrong")]);
    }

    [Theory, AllHosts]
    [Clause("DF-A-02", "DF-O-25")]
    public async Task Unknown_users_wrong_passwords_and_other_schemes_are_all_challenged_alike(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.AddUser("ram", "secret");
        var answers = new HashSet<string>();

        foreach ((string, string) header in ((string, string)[])
                 [
                     Basic("nobody", "secret"), Basic("ram", "Secret"), Basic("ram", ""), Basic("", "secret"), Basic("RAM\0", "secret"), Basic("ram", "secret "),
                     ("Authorization", "Bearer " + Encoded("ram:secret")), ("Authorization", "Basic"), ("Authorization", "Basic "),
                     ("Authorization", "Basic ***"), ("Authorization", "Basic " + Encoded("ram")), ("Authorization", Encoded("ram:secret")),
                     ("Authorization", "Basic /w=="),
                 ])
        {
            WireAnswer answer = await wire.CallAsync("GET", "/jobs", header);

            answer.Status.Should().Be(401, header.Item2);
            answer.Headers["WWW-Authenticate"].Should().Be("Basic realm=\"DataFlux Data Management Server\"");
            answers.Add(answer.Json.Text("message")!);
        }

        answers.Should().ContainSingle();
    }

    [Theory, AllHosts]
    [Clause("DF-A-03")]
    public async Task Credentials_are_needed_on_every_request(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.AddUser("ram", "p");

        WireAnswer answer = await wire.CallAsync("GET", "/", Basic("ram", "p"));

        answer.Status.Should().Be(200);
        answer.Headers.Should().NotContainKey("Set-Cookie");
        (await wire.GetAsync("/")).Status.Should().Be(401);
    }

    [Theory, AllHosts]
    public async Task Names_and_passwords_are_UTF_8_and_a_password_may_have_colons(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.AddUser("jürgen", "a:b:ç 日");

        (await wire.CallAsync("GET", "/", Basic("jürgen", "a:b:ç 日"))).Status.Should().Be(200);
        (await wire.CallAsync("GET", "/", ("Authorization", "basic " + Encoded("jürgen:a:b:ç 日")))).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("DF-J-27")]
    public async Task A_job_belongs_to_the_user_who_executed_it(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.AddUser("ram", "p");

        string id = await wire.SubmitAsync("f.djf", Basic("ram", "p"));

        JsonElement job = (await wire.CallAsync("GET", DataFluxCalls.JobPath(id), Basic("ram", "p"))).OnlyItem();
        job.Text("userName").Should().Be("ram");
        Encoding.UTF8.GetString(Convert.FromBase64String(id)).Should().EndWith(":ram");
    }

    [Theory, AllHosts]
    [Clause("DF-A-07")]
    public async Task The_list_shows_flows_that_the_user_may_not_touch(ServerHost host)
    {
        await using Wire wire = await DeniedAsync(host);

        WireAnswer answer = await wire.CallAsync("GET", "/jobFlowDefns", Basic("ram", "p"));

        answer.Items().Select(flow => flow.Text("name")).Should().BeEquivalentTo("f.djf", "free.djf");
    }

    [Theory, AllHosts]
    [Clause("DF-A-06", "DF-F-12", "DF-F-23", "DF-F-33", "DF-F-44", "DF-E-09")]
    public async Task Operations_on_a_denied_flow_answer_403_and_change_nothing(ServerHost host)
    {
        await using Wire wire = await DeniedAsync(host);

        foreach ((string method, string sub, HttpContent? body) in ((string, string, HttpContent?)[])
                 [
                     ("GET", "/content", null), ("PUT", "/content", DataFluxCalls.Body("<new/>", MediaType.Content)), ("GET", "/metadata", null),
                     ("POST", "", DataFluxCalls.Body("{}", MediaType.Metadata)), ("DELETE", "", null),
                 ])
        {
            WireAnswer answer = await wire.SendAsync(method, DataFluxCalls.Base + Flow + sub, body, Basic("ram", "p"));

            answer.Status.Should().Be(403, $"{method} {sub}");
            answer.Headers.Should().NotContainKey("WWW-Authenticate");
        }

        wire.Server.DataFlux.JobFlows["f.djf"].Should().Equal(Encoding.UTF8.GetBytes(DataFluxCalls.Xml));
        wire.Server.DataFlux.Jobs.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-A-06", "DF-O-23")]
    public async Task Existence_definition_and_jobs_of_a_denied_flow_are_visible(ServerHost host)
    {
        await using Wire wire = await DeniedAsync(host);

        (await wire.CallAsync("HEAD", Flow, Basic("ram", "p"))).Status.Should().Be(200);
        (await wire.CallAsync("GET", Flow, Basic("ram", "p"))).Status.Should().Be(200);
        (await wire.CallAsync("GET", Flow + "/jobs", Basic("ram", "p"))).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("DF-U-01", "DF-O-24")]
    public async Task A_denial_is_for_this_user_and_this_flow_only_and_not_for_administrators(ServerHost host)
    {
        await using Wire wire = await DeniedAsync(host);
        wire.Server.DataFlux.Deny("root", "f.djf");

        (await wire.ExecuteAsync("free.djf", headers: Basic("ram", "p"))).Status.Should().Be(200);
        (await wire.ExecuteAsync("f.djf", headers: Basic("tyrath", "p"))).Status.Should().Be(200);
        (await wire.ExecuteAsync("f.djf", headers: Basic("root", "p"))).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    public async Task A_denied_flow_that_is_gone_answers_404_and_a_malformed_id_400(ServerHost host)
    {
        await using Wire wire = await DeniedAsync(host);
        await wire.CallAsync("DELETE", Flow, Basic("root", "p"));

        (await wire.CallAsync("GET", Flow + "/content", Basic("ram", "p"))).Status.Should().Be(404);
        (await wire.CallAsync("GET", "/jobFlowDefns/***/content", Basic("ram", "p"))).Status.Should().Be(400);
    }

    [Theory, AllHosts]
    [Clause("DF-O-27")]
    public async Task Everybody_may_see_cancel_and_delete_the_jobs_of_others(ServerHost host)
    {
        await using Wire wire = await DeniedAsync(host);
        string id = await wire.StartAsync("free.djf", Basic("tyrath", "p"));
        await wire.AdvanceAsync(1);
        JsonElement job = (await wire.CallAsync("GET", "/jobs", Basic("ram", "p"))).OnlyItem();

        (await wire.CallAsync("PUT", job.Link("kill").Text("uri")!, Basic("ram", "p"))).Status.Should().Be(200);
        await wire.AdvanceAsync(60);

        (await wire.CallAsync("GET", DataFluxCalls.JobPath(id, "/log"), Basic("ram", "p"))).Status.Should().Be(200);
        (await wire.CallAsync("DELETE", DataFluxCalls.JobPath(id), Basic("ram", "p"))).ShouldBeEmpty(204);
    }

    [Theory, AllHosts]
    [Clause("DF-O-27")]
    public async Task The_jobs_of_others_can_be_kept_for_their_owners_and_administrators(ServerHost host)
    {
        await using Wire wire = await DeniedAsync(host);
        wire.Server.DataFlux.Options.OthersMayChangeJobs = false;
        string running = await wire.StartAsync("free.djf", Basic("tyrath", "p"));
        string ended = await wire.RunAsync("g.djf", Basic("tyrath", "p"));

        foreach ((string method, string path) in ((string, string)[])
                 [
                     ("PUT", DataFluxCalls.JobPath(running, "/cancel")), ("PUT", DataFluxCalls.JobPath(running, "/kill")),
                     ("DELETE", DataFluxCalls.JobPath(running)), ("DELETE", DataFluxCalls.JobPath(ended)),
                 ])
        {
            (await wire.CallAsync(method, path, Basic("ram", "p"))).Status.Should().Be(403, $"{method} {path}");
        }

        (await wire.CallAsync("GET", "/jobs", Basic("ram", "p"))).Items().Select(job => job.Text("state")).Should().Equal("running", "completed");
        (await wire.CallAsync("GET", DataFluxCalls.JobPath(ended, "/log"), Basic("ram", "p"))).Status.Should().Be(200);
        (await wire.CallAsync("PUT", DataFluxCalls.JobPath(running, "/kill"), Basic("tyrath", "p"))).Status.Should().Be(200);
        (await wire.CallAsync("DELETE", DataFluxCalls.JobPath(running), Basic("tyrath", "p"))).ShouldBeEmpty(204);
        (await wire.CallAsync("DELETE", DataFluxCalls.JobPath(ended), Basic("root", "p"))).ShouldBeEmpty(204);
    }

    [Theory, AllHosts]
    public async Task No_answer_repeats_a_password(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.AddUser("ram", "s3cret");

        (await wire.CallAsync("GET", "/", Basic("ram", "s3cret9"))).Text.Should().NotContain("s3cret").And.NotContain(Encoded("ram:s3cret9"));
        (await wire.CallAsync("GET", "/serverInfo", Basic("ram", "s3cret"))).Text.Should().NotContain("s3cret");
    }

    internal static (string Name, string Value) Basic(string user, string password) => ("Authorization", "Basic " + Encoded($"{user}:{password}"));

    private static string Encoded(string credentials) => Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));

    private static async Task<Wire> DeniedAsync(ServerHost host)
    {
        Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.AddUser("ram", "p");
        wire.Server.DataFlux.AddUser("tyrath", "p");
        wire.Server.DataFlux.AddUser("root", "p", isAdministrator: true);
        wire.Server.DataFlux.Deny("ram", "f.djf");
        wire.AddFlow("f.djf");
        wire.AddFlow("free.djf");
        return wire;
    }

    private static async Task AssertChallengedAsync(Wire wire, (string, string)[] headers)
    {
        string id = await wire.RunAsync();
        wire.Server.DataFlux.AddUser("ram", "p");

        foreach (Operation operation in Operation.All(id))
        {
            WireAnswer answer = await wire.SendAsync(operation.Method, DataFluxCalls.Base + operation.Path, operation.Body(), headers);

            answer.Status.Should().Be(401, operation.ToString());
            answer.Headers["WWW-Authenticate"].Should().Be("Basic realm=\"DataFlux Data Management Server\"");
        }

        wire.Server.DataFlux.JobFlows.Names.Should().Equal("f.djf");
        wire.Server.DataFlux.JobFlows["f.djf"].Should().Equal(Encoding.UTF8.GetBytes(DataFluxCalls.Xml));
        wire.Server.DataFlux.Jobs.Should().ContainSingle();
    }
}
