using System.Text;

namespace BatchJobs.Conformance.Vitam;

/// <summary>The ways in, which lead to the same service.</summary>
public sealed class Hosts
{
    private static readonly (string Method, string Path, string? Body)[] Requests =
    [
        ("GET", "/v1/tasks", null), ("POST", "/v1/tasks", VitamCalls.ExampleStep), ("GET", "/v1/tasks", VitamCalls.Querying("name='n*'&since>'2015-07-14'")),
        ("GET", "/v1/tasks", "{}"), ("GET", "/v1/tasks", "["), ("POST", "/v1/tasks", "{}"), ("POST", "/v1/tasks", """{"Step":"s","actoins":[]}"""), ("POST", "/v1/tasks", null),
        ("PUT", "/v1/tasks", "{}"), ("PUT", "/v1/tasks", VitamCalls.ExampleUpdate), ("PUT", "/v1/tasks/nobody", "{}"), ("PUT", "/v1/tasks/nobody", null),
        ("GET", "/v1/tasks/nobody", null), ("GET", "/v1/tasks/a%2Fb", null), ("GET", "/v1/tasks/%252F", null), ("GET", "/v1/tasks/%FF", null), ("GET", "/v1/tasks/$id_async$", null),
        ("GET", "/v1/tasks/%2E%2E", null), ("GET", "/v1/tasks/x/result", null), ("GET", "/v1//tasks/", null), ("GET", "/V1/tasks", null), ("GET", "/a/b/v1/status", null),
        ("GET", "/v1/status", null), ("HEAD", "/v1/status", null), ("PATCH", "/v1/tasks", "{}"), ("DELETE", "/v1/tasks/nobody", null), ("OPTIONS", "/v1/tasks", null),
        ("GET", "/v1/stats", null), ("GET", "/v1", null), ("GET", "/", null),
    ];

    [Theory]
    [InlineData(ServerHost.Kestrel)]
    [InlineData(ServerHost.WireMock)]
    public async Task All_give_the_same_answers_to_the_same_requests(ServerHost host)
    {
        await using Wire inProcess = await Wire.OpenAsync(ServerHost.InProcess);
        await using Wire socket = await Wire.OpenAsync(host);

        foreach ((string, string)[] headers in ((string, string)[][])
                 [[("X-Vitam-Key", "k")], [], [("X-Vitam-Key", "k"), ("X-Tenant-Id", "0"), ("X-Application-Id", "a, b")], [("X-Vitam-Key", "k"), ("X-Tenant-Id", "")]])
        {
            foreach ((string method, string path, string? body) in Requests)
            {
                string one = Shown(await SendAsync(inProcess, method, path, body, headers));
                string other = Shown(await SendAsync(socket, method, path, body, headers));

                other.Should().Be(one, $"{method} {path} {body} {headers.Length}");
            }
        }
    }

    [Fact]
    [Clause("VITAM-G-01")]
    public async Task Both_are_open_at_once_to_one_service()
    {
        await using Wire socket = await Wire.OpenAsync(ServerHost.Kestrel);
        using var http = new HttpClient(socket.Server.CreateHandler());
        string id = await socket.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, "http://worker.internal.vitam.gouv.fr/v1/tasks/" + id) { Content = new StringContent("{}") };
        request.Headers.Add("X-Vitam-Key", "k");

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).Should().Be(200);
        (await socket.StateAsync(id)).Should().Be("canceled");
    }

    [Theory, AllHosts]
    public async Task The_journal_has_every_request_without_its_query(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        await wire.GetAsync("/status?s3cret=s3cret");
        await wire.PostAsync();
        await wire.GetAsync("/tasks/a%20b");

        wire.Server.Journal.Entries.Select(entry => (entry.Method, entry.Path, entry.Status))
            .Should().Equal(("GET", "/v1/status", wire.Server.Journal.Entries[0].Status), ("POST", "/v1/tasks", 201), ("GET", "/v1/tasks/a%20b", 404));
        wire.Server.Journal.ToString().Should().NotContain("s3cret");
    }

    private static Task<WireAnswer> SendAsync(Wire wire, string method, string path, string? body, (string, string)[] headers) =>
        wire.SendAsync(method, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), headers);

    /// <summary>An answer without what differs from one server to another.</summary>
    private static string Shown(WireAnswer answer)
    {
        bool isTask = answer.Status == 201;
        bool isList = answer.Status == 200 && answer.Text.Contains("\"results\"", StringComparison.Ordinal);
        string body = isTask ? string.Join(',', answer.Json.Members()) : isList ? $"{answer.Results().Length} {answer.Json.GetProperty("hits")}" : answer.Text;
        IEnumerable<string> headers = answer.Headers
            .Where(header => header.Key is not "Date")
            .Select(header => header.Key is "X-Request-Id" or "Content-Length" ? header.Key : $"{header.Key}: {header.Value}")
            .Order(StringComparer.OrdinalIgnoreCase);
        return $"{answer.Status} {body} {string.Join('\n', headers)}";
    }
}
