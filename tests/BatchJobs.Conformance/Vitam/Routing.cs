using BatchJobs.Testing;

namespace BatchJobs.Conformance.Vitam;

/// <summary>Which paths and verbs there are.</summary>
public sealed class Routing
{
    private static readonly string[] Undocumented =
    [
        "/task", "/statuses", "/tasks/x/result", "/tasks/x/y/z", "/status/x", "/containers/1", "/containers/1/tasks", "/async_list/async_id_next", "/async_tasks/x",
    ];

    [Theory, AllHosts]
    [Clause("VITAM-R-05", "VITAM-U-08")]
    public async Task Any_prefix_may_stand_before_the_version(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();

        foreach (string prefix in (string[])["/worker", "/a/b/c", "/gateway/worker%20one", "/v1", "/tasks"])
        {
            (await wire.SendAsync("GET", $"{prefix}/v1/tasks/{id}", null, ("X-Vitam-Key", "k"))).ShouldBeAStatus(200);
            (await wire.SendAsync("GET", $"{prefix}/v1/tasks", null, ("X-Vitam-Key", "k"))).Results().Should().Equal(id);
            (await wire.SendAsync("GET", $"{prefix}/v1/status", null, ("X-Vitam-Key", "k"))).Status.Should().Be(200);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-G-02", "VITAM-G-03")]
    public async Task There_is_no_other_version(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string path in (string[])["/tasks", "/status", "/v2/tasks", "/v1.0/status", "/v10/tasks", "/v/tasks"])
        {
            (await wire.SendAsync("GET", path, null, ("X-Vitam-Key", "k"))).Status.Should().Be(404, path);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-G-06", "VITAM-U-41")]
    public async Task A_strict_server_refuses_other_paths_and_names_the_nearest(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string path in Undocumented)
        {
            (await wire.GetAsync(path)).ShouldBeRefusedStrictly(404, "/v1/", path);
        }

        (await wire.GetAsync("/task")).Text.Should().Contain("/v1/tasks");
        (await wire.GetAsync("/statuses")).Text.Should().Contain("/v1/status");
        (await wire.GetAsync("/task/x")).Text.Should().Contain("/v1/tasks/");
    }

    [Theory, AllHosts]
    [Clause("VITAM-G-06", "VITAM-U-41")]
    public async Task A_lenient_server_answers_other_paths_with_a_bare_404(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);

        foreach (string path in Undocumented)
        {
            (await wire.GetAsync(path)).ShouldBeRefused(404, path);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-G-08", "VITAM-U-37")]
    public async Task A_verb_that_a_route_does_not_have_is_refused_with_those_that_it_has_and_changes_nothing(ServerHost host)
    {
        foreach (Strictness strictness in Enum.GetValues<Strictness>())
        {
            await using Wire wire = await Wire.OpenAsync(host, strictness);
            string id = await wire.StartAsync();

            foreach ((string path, string allowed, string[] verbs) in ((string, string, string[])[])
                     [
                         ("/tasks", "GET, POST, PUT", ["PATCH", "HEAD", "DELETE", "OPTIONS"]),
                         (VitamCalls.TaskPath(id), "GET, PUT", ["PATCH", "HEAD", "DELETE", "OPTIONS", "POST"]),
                         ("/tasks/nobody", "GET, PUT", ["PATCH", "DELETE", "POST"]),
                         ("/status", "GET", ["PATCH", "HEAD", "DELETE", "OPTIONS", "POST", "PUT"]),
                     ])
            {
                foreach (string verb in verbs)
                {
                    WireAnswer answer = await wire.CallAsync(verb, path, verb == "HEAD" ? null : """{"task_status":"cancel"}""");

                    answer.Status.Should().Be(405, $"{verb} {path}");
                    answer.Header("Allow").Should().Be(allowed, $"{verb} {path}");
                    answer.ShouldHaveStandardHeaders($"{verb} {path}");
                }
            }

            wire.Server.Vitam.Tasks.Should().ContainSingle(task => task.State == "running");
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-37")]
    public async Task A_lenient_server_refuses_a_verb_without_a_body(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);

        (await wire.CallAsync("PATCH", "/tasks", "{}")).ShouldBeRefused(405);
        (await wire.CallAsync("DELETE", "/tasks/nobody")).ShouldBeRefused(405);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-40")]
    public async Task The_verb_is_not_overridden_by_a_header(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PostAsync(VitamCalls.Step, ("X-Http-Method-Override", "GET"));

        answer.ShouldBeAStatus(201);
        wire.Server.Vitam.Tasks.Should().ContainSingle();
    }

    [Theory, AllHosts]
    public async Task A_wrong_verb_is_told_before_a_wrong_tenant_and_an_unknown_task(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.CallAsync("DELETE", "/tasks/nobody", null, ("X-Tenant-Id", "x"))).Status.Should().Be(405);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-23")]
    public async Task Any_media_type_is_read_as_JSON(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string? type in (string?[])["application/json", "application/json; charset=utf-8", "text/plain", "application/xml", null, "nonsense"])
        {
            (await wire.CallRawAsync("POST", "/tasks", System.Text.Encoding.UTF8.GetBytes(VitamCalls.Step), type)).Status.Should().Be(201, type);
        }
    }

    [Theory, AllHosts]
    public async Task Nothing_of_what_the_real_worker_does_differently_is_there(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        const string DescriptionStep = """{"step":{"stepName":"s","actions":[{"action":{"actionKey":"k"}}]},"workParams":{"urlMetadata":"u"}}""";

        (await wire.CallAsync("POST", "/tasks", DescriptionStep)).Status.Should().Be(412);
        (await wire.CallAsync("GET", "/tasks")).Status.Should().Be(200);
        (await wire.CallAsync("GET", "/status")).Status.Should().Be(200);
        (await wire.SendAsync("GET", "/worker/v1/status")).Status.Should().Be(401);
    }
}
