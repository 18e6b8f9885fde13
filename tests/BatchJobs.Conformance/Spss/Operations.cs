using System.Globalization;

namespace BatchJobs.Conformance.Spss;

/// <summary>What holds for every operation of the service.</summary>
public sealed class Operations
{
    private static readonly (string Method, string Path, int Status)[] Documented =
    [
        ("PUT", "file/drug1n", 200), ("GET", "file/", 200), ("GET", "file/drug1n", 200), ("POST", "jobs/j1", 200), ("PUT", "jobs/j2", 201),
        ("GET", "jobs", 200), ("GET", "jobs/j1", 200), ("GET", "jobs/j1/status", 200), ("DELETE", "jobs/j1,j2", 200), ("DELETE", "file/drug1n", 200),
    ];

    [Theory, AllHosts]
    [Clause("SPSS-O-06", "SPSS-O-07")]
    public async Task Every_operation_is_found_under_its_documented_address(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string method, string path, int status) in Documented)
        {
            (await SendAsync(wire, method, path)).Status.Should().Be(status, $"{method} {path}");
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-A-08")]
    public async Task Every_answer_but_a_file_is_called_JSON(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string method, string path, _) in Documented)
        {
            string expected = (method, path) == ("GET", "file/drug1n") ? "application/octet-stream" : "application/json";

            (await SendAsync(wire, method, path)).ContentType.Should().StartWith(expected, $"{method} {path}");
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-O-11")]
    public async Task Every_answer_has_the_headers_of_the_recorded_ones(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        var transactions = new HashSet<string>();

        foreach ((string method, string path, string transport) in (IEnumerable<(string, string, string)>)
                 [.. Documented.Select(one => (one.Method, one.Path, "OK OK")), ("GET", "jobs/nobody", "FAIL FAIL")])
        {
            WireAnswer answer = await SendAsync(wire, method, path);

            answer.Headers["X-Powered-By"].Should().Be("Servlet/3.0");
            answer.Headers["X-Backside-Transport"].Should().Be(transport, $"{method} {path}");
            long.Parse(answer.Headers["X-Global-Transaction-ID"], CultureInfo.InvariantCulture).Should().BePositive();
            transactions.Add(answer.Headers["X-Global-Transaction-ID"]).Should().BeTrue("each answer has a number of its own");
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-O-05", "SPSS-O-06", "SPSS-V-18")]
    public async Task Nothing_of_the_dashboard_belongs_to_the_service(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string path in (string[])["dashboard", "predictions", "score/j1", "model", "model/j1"])
        {
            (await wire.GetAsync(path)).Status.Should().Be(404, path);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-05")]
    public async Task A_comma_is_a_character_of_a_files_identifier_like_any_other(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("a", "one");
        await wire.PutFileAsync("a,b", "two");

        await wire.PostJobAsync("j1", """{"action":"TRAINING","model":{"id":"a,b"}}""");
        await wire.AdvanceAsync(60);

        (await wire.StateAsync("j1")).Should().Be("SUCCESS");
        (await wire.GetAsync("file")).Text.Should().Be("""["a","a,b"]""");
        (await wire.GetAsync("file/a%2Cb")).Text.Should().Be("two");
        (await wire.DeleteAsync("file/a,b")).Text.Should().Be("1");
        (await wire.GetAsync("file/a")).Text.Should().Be("one");
    }

    private static Task<WireAnswer> SendAsync(Wire wire, string method, string path) => (method, path) switch
    {
        ("PUT", "file/drug1n") => wire.PutFileAsync("drug1n"),
        ("POST" or "PUT", _) => wire.SendJsonAsync(method, SpssCalls.Address(path), SpssCalls.Training),
        _ => wire.SendAsync(method, SpssCalls.Address(path)),
    };
}
