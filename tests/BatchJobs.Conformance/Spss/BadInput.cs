using System.Text;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.Spss;

/// <summary>Requests that no well-meaning client sends.</summary>
public sealed class BadInput
{
    private static readonly string[] Bodies =
    [
        "", " ", "\0", "[]", "null", "true", "0", "1e999", "\"", "{", "}", "{\"action\"", "{\"action\":}", "{\"action\":\"TRAINING\",", "\uFEFF", "<job/>",
        """{"action":"TRAINING","action":"X","model":null,"model":{"id":"m"}}""",
        """{"action":"TRAINING","model":{"id":null,"name":[]},"setting":null,"dbDefinitions":null,"outputType":null}""",
        """{"action":"TRAINING","model":{"id":"m"},"setting":[],"dbDefinitions":[]}""",
        """{"action":"TRAINING","model":{"id":"m"},"setting":{"inputs":{},"exports":1,"parameterOverride":"x","reportFormat":{}}}""",
        """{"action":"EVALUATION","model":{"id":"m"},"setting":{"reportFormat":"../../x"}}""",
        """{"action":"TRAINING","model":{"id":"m"},"setting":{"inputs":[null,1,[],{"odbc":null},{"odbc":{"dbRef":1}}],"parameterOverride":[null,1,{"name":1,"value":{}}]}}""",
        """{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{"":null,"d":1,"e":{"port":-1e400,"host":[]}}}""",
        """{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{"d":{"type":"DB2","port":99999999999999999999999999}}}""",
    ];

    private static readonly string[] LoneSurrogates =
    [
        """{"action":"\ud800","model":{"id":"m"}}""",
        """{"action":"TRAINING","model":{"id":"\ud800"}}""",
        """{"action":"TRAINING","model":{"id":"m","name":"\udc00"}}""",
        """{"action":"TRAINING","model":{"id":"m","\ud800":1}}""",
        """{"action":"TRAINING","model":{"id":"m"},"\ud800":1}""",
        """{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{"\ud800":{"type":"DB2"}}}""",
        """{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{"d":{"type":"DB2","host":"\ud800","port":"\ud800"}}}""",
        """{"action":"TRAINING","model":{"id":"m"},"setting":{"inputs":[{"node":"\ud800","odbc":{"dbRef":"\ud800","table":"\ud800"}}]}}""",
        """{"action":"BATCH_SCORE","model":{"id":"m"},"setting":{"exports":[{"node":"n","odbc":{"dbRef":"\udfff","table":"T","insertMode":"\ud800"}}]}}""",
        """{"action":"TRAINING","model":{"id":"m"},"setting":{"parameterOverride":[{"name":"\ud800","value":"\ud800"}]}}""",
        """{"action":"EVALUATION","model":{"id":"m"},"setting":{"reportFormat":"\ud800"}}""",
        """{"action":"TRAINING","model":{"id":"m"},"outputType":"\ud800"}""",
    ];

    [Theory, BothDoors]
    public async Task Any_text_for_a_job_is_answered(Door door) => await AssertJobsAreAnsweredAsync(door, Bodies.Select(Encoding.UTF8.GetBytes));

    [Theory, BothDoors]
    public async Task Escapes_of_lone_surrogates_are_answered(Door door) =>
        await AssertJobsAreAnsweredAsync(door, LoneSurrogates.Select(Encoding.UTF8.GetBytes));

    [Theory, BothDoors]
    public async Task After_a_submission_with_lone_surrogates_the_jobs_can_be_listed_and_a_refused_one_is_not_there(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        foreach (string definition in LoneSurrogates)
        {
            WireAnswer answer = await wire.PutJobAsync("j1", definition);

            (await wire.GetAsync("jobs")).Status.Should().Be(200, definition);
            wire.Server.Spss.Jobs.Contains("j1").Should().Be(answer.Status < 300, definition);
            await wire.DeleteAsync("jobs/j1");
        }
    }

    [Theory, BothDoors]
    public async Task A_resubmission_with_lone_surrogates_that_is_refused_leaves_the_job_as_it_was(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.RunAsync("j1");
        string before = await wire.EverythingAsync();

        foreach (string definition in LoneSurrogates)
        {
            if ((await wire.PutJobAsync("j1", definition)).Status == 500)
            {
                (await wire.EverythingAsync()).Should().Be(before, definition);
            }
        }
    }

    [Theory, BothDoors]
    public async Task Bytes_that_are_not_UTF_8_are_answered(Door door) => await AssertJobsAreAnsweredAsync(door,
    [
        [0xFF], [0xFE, 0xFF, 0, (byte)'{'], [0xC0, 0x80],
        .. ((byte[][])[[0xFF], [0xED, 0xA0, 0x80], [0xC3], [0xF4, 0x90, 0x80, 0x80], [0]]).SelectMany(bad => (byte[][])
        [
            [.. """{"action":"TRAINING","model":{"id":"m"""u8, .. bad, .. "\"}}"u8],
            [.. """{"action":"TRAINING","model":{"id":"m"},"m"""u8, .. bad, .. "\":1}"u8],
            [.. """{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{"m"""u8, .. bad, .. "\":{}}}"u8],
            [.. """{"action":"TRAIN"""u8, .. bad, .. "\",\"model\":{\"id\":\"m\"}}"u8],
        ]),
    ]);

    [Theory, BothDoors]
    public async Task Deeply_nested_JSON_is_answered(Door door) => await AssertJobsAreAnsweredAsync(door, new[] { 60, 64, 100, 100_000 }.SelectMany(depth => (byte[][])
    [
        Encoding.ASCII.GetBytes(new string('[', depth)),
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", depth))),
        Encoding.ASCII.GetBytes(new string('[', depth) + new string(']', depth)),
        Encoding.ASCII.GetBytes(SpssCalls.Definition(
            "TRAINING", $$"""{"inputs":[{"node":"n","odbc":{"dbRef":"d","table":"t"},"attributes":{{new string('[', depth) + new string(']', depth)}} }]}""")),
    ]));

    [Theory, BothDoors]
    public async Task Megabytes_are_answered(Door door)
    {
        byte[] garbage = new byte[5_000_000];
        new Random(1).NextBytes(garbage);
        await AssertJobsAreAnsweredAsync(door,
        [
            garbage,
            Encoding.ASCII.GetBytes(new string(' ', 5_000_000)),
            Encoding.ASCII.GetBytes($$$"""{"action":"TRAINING","model":{"id":"{{{new string('x', 5_000_000)}}}"}}"""),
            Encoding.ASCII.GetBytes($$"""{"action":"TRAINING","{{new string('x', 1_000_000)}}":1}"""),
            Encoding.ASCII.GetBytes(SpssCalls.Definition("TRAINING", $$"""{"parameterOverride":[{{string.Join(',', Enumerable.Repeat("{}", 200_000))}}]}""")),
        ]);
    }

    [Theory, BothDoors]
    public async Task Any_content_type_for_a_job_is_answered(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        foreach (string? type in (string?[])[null, "text/plain", "application/xml", "multipart/form-data", "\u0001", ";;;", "application/json; charset=utf-16", "*/*"])
        {
            AssertAnswered(await wire.SendRawAsync("PUT", SpssCalls.Address("jobs/j1"), Encoding.UTF8.GetBytes(SpssCalls.Training), type), type ?? "none");
        }
    }

    [Theory, BothDoors]
    public async Task Any_path_is_answered(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        string[] paths =
        [
            "jobs/%00", "jobs/a%00b", "jobs/%ED%A0%80", "jobs/%FF%FE", "jobs/%", "jobs/%4", "jobs/%zz", "jobs/%2F", "jobs/a%2Fb", "jobs/%2e%2e", "jobs/,",
            "jobs/,,,", "jobs/%0D%0A", "jobs/a%0D%0AX-Injected:%201", "jobs/%7F", "jobs/" + new string('x', 4000), "jobs/" + new string('x', 60_000),
            "jobs/" + string.Concat(Enumerable.Repeat("%C3%A9", 500)), "jobs/a/b/c/d", "jobs/" + new string('/', 3000), "jobs/x/status/%00", "jobs/..", "jobs/.",
            "jobs/../../..", "jobs/%2e%2e%2f%2e%2e", "jobs/\"<>^`{|}", "../../../etc/passwd",
        ];

        foreach (string path in paths.SelectMany(path => (string[])[path, path.Replace("jobs", "file", StringComparison.Ordinal)]))
        {
            foreach (string method in (string[])["GET", "POST", "PUT", "DELETE"])
            {
                WireAnswer answer = await wire.SendJsonAsync(method, SpssCalls.Address(path), SpssCalls.Training);

                AssertAnswered(answer, $"{method} {path[..Math.Min(path.Length, 60)]}");
                answer.Headers.Should().NotContainKey("X-Injected");
            }

            await wire.PutFileAsync(path.Split('/', 2)[1]);
        }

        await AssertStillServesAsync(wire);
    }

    [Theory, BothDoors]
    public async Task A_huge_id_is_an_id_like_any_other(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        string id = new('x', 4000);

        (await wire.PostJobAsync(id)).Status.Should().Be(200);

        (await wire.JobAsync(id)).Text("id").Should().Be(id);
    }

    [Theory, BothDoors]
    public async Task Any_query_is_answered(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        foreach (string query in (string[])["?", "?&&&", "?=", "?accesskey", "?accesskey=%", "?accesskey=%FF", "?accesskey=%00", "?accesskey=%ED%A0%80",
                     "?accesskey=a&accesskey=b", "?accesskey=k&x=%zz", "?accesskey=" + new string('k', 4000), "?accesskey==;"])
        {
            wire.Server.Spss.Options.AccessKey = "other";
            AssertAnswered(await wire.SendAsync("GET", "/pm/v1/jobs" + query), query);
            wire.Server.Spss.Options.AccessKey = null;
            AssertAnswered(await wire.SendAsync("GET", "/pm/v1/jobs" + query), query);
        }
    }

    [Theory, BothDoors]
    public async Task Odd_verbs_are_refused(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.PostJobAsync("j1");
        string before = await wire.EverythingAsync();

        foreach (string method in (string[])["PATCH", "OPTIONS", "TRACE", "FOO", "M-SEARCH", "G", new string('X', 200)])
        {
            foreach (string path in (string[])["jobs/j1", "jobs", "file", "file/f1", "jobs/j1/status"])
            {
                WireAnswer answer = await wire.SendAsync(method, SpssCalls.Address(path));

                AssertAnswered(answer, $"{method} {path}");
                answer.Status.Should().BeGreaterThanOrEqualTo(400, $"{method} {path}");
            }
        }

        AssertAnswered(await wire.SendAsync("HEAD", SpssCalls.Address("jobs/j1")), "HEAD");
        (await wire.EverythingAsync()).Should().Be(before);
    }

    private static async Task AssertJobsAreAnsweredAsync(Door door, IEnumerable<byte[]> bodies)
    {
        await AssertJobsAreAnsweredAsync(door, bodies, Strictness.Strict);
        await AssertJobsAreAnsweredAsync(door, bodies, Strictness.AsServer);
    }

    private static async Task AssertJobsAreAnsweredAsync(Door door, IEnumerable<byte[]> bodies, Strictness strictness)
    {
        await using Wire wire = await Wire.OpenAsync(door, strictness);
        wire.Server.Spss.Files.Add("m", "stream"u8.ToArray());
        wire.Server.Spss.WhenSubmitted(job => $"{job.Action}{job.ModelId}{job.ModelName}{job.ReportFormat}{job.HasExports}{job.Parameter("p")}" == "x").ThenFail("x");
        int number = 0;
        foreach (byte[] body in bodies)
        {
            string id = $"j{number++}";
            string shown = Encoding.Latin1.GetString(body, 0, Math.Min(body.Length, 150));

            WireAnswer answer = await wire.SendRawAsync("POST", SpssCalls.Address($"jobs/{id}"), body, "application/json");

            AssertAnswered(answer, shown);
            answer.Status.Should().BeOneOf([200, 500], shown);
            wire.Server.Spss.Jobs.Contains(id).Should().Be(answer.Status == 200, shown);
            if (answer.Status == 200)
            {
                AssertAnswered(await wire.GetAsync($"jobs/{id}"), shown);
                (await wire.GetAsync($"jobs/{id}")).Status.Should().Be(200, shown);
                await wire.AdvanceAsync(60);
                (await wire.StateAsync(id)).Should().BeOneOf(["SUCCESS", "FAILED"], shown);
                await wire.DeleteAsync($"jobs/{id}");
            }
        }

        await AssertStillServesAsync(wire);
    }

    private static async Task AssertStillServesAsync(Wire wire)
    {
        (await wire.GetAsync("jobs")).Status.Should().Be(200);
        (await wire.GetAsync("file")).Status.Should().Be(200);
        (await wire.GetAsync("jobs")).Json.GetArrayLength().Should().Be(wire.Server.Spss.Jobs.Count);
        (await wire.RunAsync("afterwards")).Text("jobStatus").Should().Be("SUCCESS");
    }

    private static void AssertAnswered(WireAnswer answer, string because)
    {
        answer.Status.Should().BeInRange(200, 500, because);
        answer.Text.Should().NotContainAny(["failed on this request", "   at ", "System.", "BatchJobs."], because);
    }
}
