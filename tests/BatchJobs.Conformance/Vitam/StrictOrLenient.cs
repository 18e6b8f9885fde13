using BatchJobs.Testing;

namespace BatchJobs.Conformance.Vitam;

/// <summary>How members are taken that no document defines.</summary>
public sealed class StrictOrLenient
{
    private static readonly (string Wrong, string Right, string Step)[] Misspelt =
    [
        ("step", "Step", """{"Step":"name","step":"name","actions":[{"action":"a"}]}"""),
        ("otherinfo", "otherInfo", """{"Step":"name","otherinfo":"x","actions":[{"action":"a"}]}"""),
        ("action", "actions", """{"Step":"name","action":[],"actions":[{"action":"a"}]}"""),
        ("pools", "pool", """{"Step":"name","pools":"x","actions":[{"action":"a"}]}"""),
        ("contexts", "context", """{"Step":"name","contexts":{},"actions":[{"action":"a"}]}"""),
        ("items", "item", """{"Step":"name","items":[],"actions":[{"action":"a"}]}"""),
        ("post_assing", "post_assign", """{"Step":"name","post_assing":[],"actions":[{"action":"a"}]}"""),
        ("starttime", "start_time", """{"Step":"name","starttime":"1990-12-31T23:59:60Z","actions":[{"action":"a"}]}"""),
        ("actoin", "action", VitamCalls.StepWith("\"actoin\":\"x\"")),
        ("argument", "arguments", VitamCalls.StepWith("\"argument\":{}")),
        ("result", "results", VitamCalls.StepWith("\"result\":{}")),
        ("Status", "status", VitamCalls.StepWith("\"Status\":5")),
        ("postAssign", "post_assign", VitamCalls.StepWith("\"postAssign\":5")),
        ("startTime", "start_time", VitamCalls.StepWith("\"startTime\":5")),
        ("endtime", "end_time", VitamCalls.StepWith("\"endtime\":5")),
        ("targets", "target", VitamCalls.StepWith("\"post_assign\":[{\"target\":\"t\",\"targets\":5,\"result\":\"r\"}]")),
        ("Result", "result", VitamCalls.StepWith("\"post_assign\":[{\"target\":\"t\",\"result\":\"r\",\"Result\":5}]")),
    ];

    [Theory, AllHosts]
    [Clause("VITAM-U-20", "VITAM-U-41")]
    public async Task A_strict_server_refuses_an_unknown_member_of_a_step_and_names_the_nearest(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string wrong, string right, string step) in Misspelt)
        {
            WireAnswer answer = await wire.PostAsync(step);

            answer.ShouldBeRefusedStrictly(412, wrong, wrong);
            answer.Text.Should().MatchRegex($@"\b{wrong}\b").And.MatchRegex($@"\b{right}\b");
        }

        wire.Server.Vitam.Tasks.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-41")]
    public async Task A_lenient_server_ignores_an_unknown_member_of_a_step(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);

        foreach ((string wrong, _, string step) in Misspelt)
        {
            (await wire.PostAsync(step)).Status.Should().Be(201, wrong);
        }
    }

    [Theory, AllHosts]
    public async Task A_whole_workflow_is_tolerated_by_a_lenient_server(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);

        WireAnswer answer = await wire.PostAsync("""
            {"id":"w","context":{"source":"s","contract":"c","service":"v","priority":1},"status":"NotStarted","creation_time":"1990-12-31T23:59:60Z",
             "Step":"name","pool":"p","actions":[{"action":"a","status":"NotStarted"}]}
            """);

        answer.ShouldBeAStatus(201);
    }

    [Theory, AllHosts]
    [Clause("VITAM-P-04", "VITAM-U-41")]
    public async Task A_strict_server_refuses_an_unknown_member_of_an_update(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();

        foreach ((string wrong, string right) in ((string, string)[])[("vitamcode", "vitamCode"), ("timeStamp", "timestamp"), ("X-Request-Id", "X-RequestId")])
        {
            (await wire.PutAsync(id, $$"""{"{{wrong}}":"x"}""")).ShouldBeRefusedStrictly(412, right, wrong);
            (await wire.PutByBodyAsync($$"""{"X-RequestId":"{{id}}","{{wrong}}":"x"}""")).ShouldBeRefusedStrictly(412, right, wrong);
        }

        (await wire.StateAsync(id)).Should().Be("running");
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-41")]
    public async Task A_lenient_server_ignores_an_unknown_member_of_an_update(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);
        string one = await wire.StartAsync();
        string other = await wire.StartAsync();

        (await wire.PutAsync(one, """{"task_status":5,"callback":{"uri":"u","method":"m"},"Code":"x"}""")).ShouldBeAStatus(200);
        (await wire.PutByBodyAsync($$"""{"X-RequestId":"{{other}}","task_status":"pending","Message":5}""")).ShouldBeAStatus(200);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-41")]
    public async Task A_strict_server_refuses_an_unknown_member_of_a_listing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string body in (string[])["""{"$query":"name='a'"}""", """{"Query":"name='a'"}""", """{"query":"name='a'","$filter":{"$limit":1}}"""])
        {
            (await wire.ListAsync(body)).ShouldBeRefusedStrictly(412, "query", body);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-41")]
    public async Task A_lenient_server_ignores_an_unknown_member_of_a_listing_those_of_an_older_draft_included(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);
        string[] ids = [await wire.StartAsync(), await wire.StartAsync()];

        foreach (string body in (string[])
                 ["""{"$query":"name='nobody'"}""", """{"Query":5}""", """{"query":"","$filter":{"$limit":1,"$offset":1},"$projection":{}}"""])
        {
            WireAnswer answer = await wire.ListAsync(body);

            answer.Results().Should().Equal(ids, body);
            answer.Json.GetProperty("hits").GetProperty("offset").GetInt32().Should().Be(0);
            answer.Json.GetProperty("hits").GetProperty("limit").GetInt32().Should().Be(100);
        }
    }
}
