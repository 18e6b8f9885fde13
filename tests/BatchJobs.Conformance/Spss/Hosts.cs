namespace BatchJobs.Conformance.Spss;

/// <summary>The ways in, which lead to the same service.</summary>
public sealed class Hosts
{
    private static readonly (string Method, string Path, string? Body)[] Requests =
    [
        ("POST", "/pm/v1/jobs/j1?accesskey=k", SpssCalls.Training), ("POST", "/pm/v1/jobs/j1?accesskey=k", SpssCalls.Training),
        ("PUT", "/pm/v1/jobs/a%20b?accesskey=k", SpssCalls.Training), ("PUT", "/pm/v1/jobs/a%2Fb?accesskey=k", SpssCalls.Training),
        ("PUT", "/pm/v1/jobs/%252F?accesskey=k", SpssCalls.Training), ("PUT", "/pm/v1/jobs/%FF?accesskey=k", SpssCalls.Training),
        ("PUT", "/pm/v1/jobs/%E2%82%AC?accesskey=k", SpssCalls.Training), ("PUT", "/pm/v1/jobs/a+b?accesskey=k", SpssCalls.Training),
        ("PUT", "/pm/v1/jobs/a;b=c?accesskey=k", SpssCalls.Training), ("PUT", "/pm/v1/jobs/j2?accesskey=k", ""),
        ("PUT", "/pm/v1/jobs/%2E%2E?accesskey=k", SpssCalls.Training), ("PUT", "/pm/v1/jobs/%5C?accesskey=k", SpssCalls.Training),
        ("GET", "/pm/v1/jobs?accesskey=k", null), ("GET", "/pm/v1//jobs/?accesskey=k", null), ("GET", "/PM/V1/JOBS?accesskey=k", null),
        ("GET", "/pm/v1/jobs/j1?x=y&accesskey=k", null), ("GET", "/pm/v1/jobs/j1/status?accesskey=k", null), ("GET", "/pm/v1/jobs", null),
        ("GET", "/pm/v1/jobs/%6a1?accesskey=k", null), ("GET", "/?accesskey=k", null), ("GET", "/pm/v1?accesskey=k", null),
        ("GET", "/pm/v1/jobs/nobody?accesskey=k", null), ("GET", "/pm/v1/file/?accesskey=k", null), ("GET", "/pm/v1/file/f1?accesskey=k", null),
        ("GET", "/pm/v1/job?accesskey=k", null), ("GET", "/v1/jobs?accesskey=k", null), ("PATCH", "/pm/v1/jobs/j1?accesskey=k", "x"),
        ("DELETE", "/pm/v1/jobs/j1,nobody?accesskey=k", null), ("DELETE", "/pm/v1/file/f1?accesskey=k", null),
    ];

    [Theory]
    [InlineData(ServerHost.Kestrel)]
    [InlineData(ServerHost.WireMock)]
    public async Task All_give_the_same_answers_to_the_same_requests(ServerHost host)
    {
        await using Wire inProcess = await Wire.OpenAsync(ServerHost.InProcess);
        await using Wire socket = await Wire.OpenAsync(host);

        foreach ((string method, string path, string? body) in Requests)
        {
            WireAnswer one = await SendAsync(inProcess, method, path, body);
            WireAnswer other = await SendAsync(socket, method, path, body);

            (other.Status, other.Text, other.ContentType).Should().Be((one.Status, one.Text, one.ContentType), $"{method} {path}");
        }
    }

    [Fact]
    public async Task Both_are_open_at_once_to_one_service()
    {
        await using Wire socket = await Wire.OpenAsync(ServerHost.Kestrel);
        using var http = new HttpClient(socket.Server.CreateHandler());

        await socket.PutFileAsync("f1", "stream");
        byte[] bytes = await http.GetByteArrayAsync("http://any.example.com/pm/v1/file/f1?accesskey=k", TestContext.Current.CancellationToken);

        bytes.Should().Equal("stream"u8.ToArray());
    }

    [Theory, AllHosts]
    public async Task The_journal_has_every_request_without_its_key(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        await wire.SendJsonAsync("POST", "/pm/v1/jobs/a%20b?accesskey=s3cret", SpssCalls.Training);
        await wire.SendAsync("GET", "/pm/v1/jobs");

        wire.Server.Journal.Entries.Select(entry => (entry.Method, entry.Path, entry.Status))
            .Should().Equal(("POST", "/pm/v1/jobs/a%20b", 200), ("GET", "/pm/v1/jobs", 401));
        wire.Server.Journal.ToString().Should().NotContain("s3cret");
    }

    private static Task<WireAnswer> SendAsync(Wire wire, string method, string path, string? body) =>
        body is null ? wire.SendAsync(method, path) : wire.SendJsonAsync(method, path, body);
}
