namespace BatchJobs.Conformance.Vitam;

/// <summary>Ids in the path.</summary>
public sealed class Identifiers
{
    private static readonly string[] Nobody =
    [
        "a/b", "a?b", "a#b", "a%b", "a b", "%2F", "%", "%%", "/", "//", "?", "#", " ", "..", ".", "../status", "$id_async$", "{id_async}", "*", "a*", "'", "\"", "\\", "a\\b", "+", "&",
        "=", ";", "a;b=c", ",", "\n", "\r\nX-Injected: 1", "é", "€", "😀", "id1,id2", "tasks", "status", "v1", "null", "0", "-1", new string('x', 4000),
    ];

    [Theory, AllHosts]
    [Clause("VITAM-I-02", "VITAM-I-07", "VITAM-P-13", "VITAM-C-13")]
    public async Task An_unknown_id_is_404_whatever_it_is_made_of(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.StartAsync();

        foreach (string id in Nobody)
        {
            // Two dots alone cannot be escaped: clients would take them for the parent.
            string path = "/tasks/" + Uri.EscapeDataString(id).Replace(".", "%2E", StringComparison.Ordinal);

            (await wire.GetAsync(path)).ShouldBeRefused(404, id);
            (await wire.CallAsync("PUT", path, "{}")).ShouldBeRefused(404, id);
            (await wire.PutByBodyAsync(VitamCalls.Addressing(id))).ShouldBeRefused(404, id);
        }

        wire.Server.Vitam.Tasks.Should().ContainSingle(task => task.State == "running");
    }

    [Theory, AllHosts]
    [Clause("VITAM-T-03")]
    public async Task The_documents_placeholder_is_an_id_with_and_without_escapes(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string path in (string[])["/tasks/$id_async$", "/tasks/%24id_async%24"])
        {
            (await wire.GetAsync(path)).ShouldBeRefused(404, path);
            (await wire.CallAsync("PUT", path, "{}")).ShouldBeRefused(404, path);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-I-02", "VITAM-C-02")]
    public async Task An_id_is_the_same_however_it_is_escaped(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();
        string escaped = string.Concat(id.Select(c => $"%{(int)c:X2}"));

        (await wire.GetAsync("/tasks/" + escaped)).ShouldBeAStatus(200);
        (await wire.GetAsync("/tasks/" + escaped.ToUpperInvariant().Replace("%2D", "%2d", StringComparison.Ordinal))).ShouldBeAStatus(200);
        (await wire.GetAsync("/tasks/" + escaped.Replace("%", "%25", StringComparison.Ordinal))).ShouldBeRefused(404);
        (await wire.CallAsync("PUT", "/tasks/" + escaped, "{}")).Json.Text("id").Should().Be(id);
    }

    [Theory, AllHosts]
    public async Task Ids_need_no_escapes_and_are_not_those_of_requests(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        for (int i = 0; i < 20; i++)
        {
            WireAnswer answer = await wire.PostAsync();

            answer.Json.Text("id").Should().NotBe(answer.Header("X-Request-Id"));
            (await wire.GetAsync("/tasks/" + Uri.EscapeDataString(answer.Json.Text("id")!))).Json.Text("id").Should().Be(answer.Json.Text("id"));
        }
    }

    [Theory, AllHosts]
    public async Task Any_path_is_answered(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string path in (string[])
                 [
                     "/tasks/%zz", "/tasks/%", "/tasks/%f", "/tasks/%ff%fe", "/tasks/%c0%af", "/tasks/%ed%a0%80", "/tasks/..", "/tasks/../status", "/tasks/.",
                     "/tasks/%2e%2e/status", "/tasks//", "//tasks", "/tasks//x", "/tasks/x/", "/tasks?", "/tasks?x", "/tasks?query=name%3D%27a%27", "/tasks?%zz", "/tasks/x?y=%ff",
                     "/status/", "/status?x=y", "/" + new string('/', 500), "/tasks/" + new string('/', 500) + "x", "/tasks/x;y=z", "/TASKS", "/Status", "/tasks\\x",
                 ])
        {
            foreach (string method in (string[])["GET", "PUT", "POST", "DELETE"])
            {
                WireAnswer answer = await wire.CallAsync(method, path, method == "GET" ? null : "{}");

                answer.Status.Should().BeOneOf([200, 404, 405, 409, 412], $"{method} {path}");
                answer.ShouldHaveStandardHeaders($"{method} {path}");
                answer.Text.Should().NotContainAny("   at ", "System.", "BatchJobs.");
            }
        }

        (await wire.StateAsync(await wire.RunAsync())).Should().Be("done");
    }
}
