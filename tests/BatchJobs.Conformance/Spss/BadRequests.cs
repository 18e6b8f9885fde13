namespace BatchJobs.Conformance.Spss;

/// <summary>Paths, queries and verbs that no well-meaning client sends.</summary>
public sealed class BadRequests
{
    [Theory, AllHosts]
    public async Task Any_path_is_answered(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string[] paths =
        [
            "jobs/%00", "jobs/a%00b", "jobs/%ED%A0%80", "jobs/%FF%FE", "jobs/%", "jobs/%4", "jobs/%zz", "jobs/%2F", "jobs/a%2Fb", "jobs/,",
            "jobs/,,,", "jobs/%0D%0A", "jobs/a%0D%0AX-Injected:%201", "jobs/%7F", "jobs/" + new string('x', 4000), "jobs/" + new string('x', 60_000),
            "jobs/" + string.Concat(Enumerable.Repeat("%C3%A9", 500)), "jobs/a/b/c/d", "jobs/" + new string('/', 3000), "jobs/x/status/%00",
            "jobs/..", "jobs/.", "jobs/%2e%2e", "jobs/../../..", "jobs/%2e%2e%2f%2e%2e", "jobs/\"<>^`{|}", "../../../etc/passwd",
        ];

        foreach (string path in paths.SelectMany(path => (string[])[path, path.Replace("jobs", "file", StringComparison.Ordinal)]))
        {
            foreach (string method in (string[])["GET", "POST", "PUT", "DELETE"])
            {
                WireAnswer answer = await wire.SendJsonAsync(method, SpssCalls.Address(path), SpssCalls.Training);

                Robustness.AssertAnswered(answer, $"{method} {path[..Math.Min(path.Length, 60)]}");
                answer.Headers.Should().NotContainKey("X-Injected");
            }

            await wire.PutFileAsync(path.Split('/', 2)[1]);
        }

        await Robustness.AssertStillServesAsync(wire);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-19")]
    public async Task A_huge_id_is_an_id_like_any_other(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = new('x', 4000);

        (await wire.PostJobAsync(id)).Status.Should().Be(200);

        (await wire.JobAsync(id)).Text("id").Should().Be(id);
    }

    [Theory, AllHosts]
    public async Task Any_query_is_answered(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string query in (string[])["?", "?&&&", "?=", "?accesskey", "?accesskey=%", "?accesskey=%FF", "?accesskey=%00",
                     "?accesskey=%ED%A0%80", "?accesskey=a&accesskey=b", "?accesskey=k&x=%zz", "?accesskey=" + new string('k', 4000), "?accesskey==;"])
        {
            wire.Server.Spss.Options.AccessKey = "other";
            Robustness.AssertAnswered(await wire.SendAsync("GET", "/pm/v1/jobs" + query), query);
            wire.Server.Spss.Options.AccessKey = null;
            Robustness.AssertAnswered(await wire.SendAsync("GET", "/pm/v1/jobs" + query), query);
        }
    }

    [Theory, AllHosts]
    public async Task Odd_verbs_are_refused(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");
        string before = await wire.EverythingAsync();

        foreach (string method in (string[])["PATCH", "OPTIONS", "TRACE", "FOO", "M-SEARCH", "G", new string('X', 200)])
        {
            foreach (string path in (string[])["jobs/j1", "jobs", "file", "file/f1", "jobs/j1/status"])
            {
                WireAnswer answer = await wire.SendAsync(method, SpssCalls.Address(path));

                Robustness.AssertAnswered(answer, $"{method} {path}");
                answer.Status.Should().BeGreaterThanOrEqualTo(400, $"{method} {path}");
            }
        }

        Robustness.AssertAnswered(await wire.SendAsync("HEAD", SpssCalls.Address("jobs/j1")), "HEAD");
        (await wire.EverythingAsync()).Should().Be(before);
    }
}
