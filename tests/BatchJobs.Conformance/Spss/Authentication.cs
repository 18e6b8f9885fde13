using System.Net.Http.Headers;

namespace BatchJobs.Conformance.Spss;

/// <summary>The query parameter <c>accesskey</c>.</summary>
public sealed class Authentication
{
    private static readonly (string Method, string Path)[] Operations =
    [
        ("POST", "jobs/new"), ("PUT", "jobs/j1"), ("GET", "jobs"), ("GET", "jobs/j1"), ("GET", "jobs/j1/status"), ("DELETE", "jobs/j1"),
        ("PUT", "file/new"), ("GET", "file"), ("GET", "file/drug1n"), ("DELETE", "file/drug1n"),
    ];

    [Theory, AllHosts]
    [Clause("SPSS-A-01", "SPSS-U-04")]
    public async Task Every_operation_refuses_a_missing_key_with_401_and_a_text(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string method, string path) in Operations)
        {
            WireAnswer answer = await wire.SendAsync(method, $"/pm/v1/{path}");

            answer.Status.Should().Be(401, $"{method} {path}");
            answer.Text.Should().NotBeEmpty();
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-04")]
    public async Task Every_operation_refuses_an_unknown_key_with_401_and_changes_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.AccessKey = "k";
        await wire.PutFileAsync("drug1n");
        await wire.PostJobAsync("j1");
        string before = await wire.EverythingAsync();

        foreach ((string method, string path) in Operations)
        {
            WireAnswer answer = await wire.SendAsync(method, $"/pm/v1/{path}?accesskey=K");

            answer.Status.Should().Be(401, $"{method} {path}");
            answer.Text.Should().NotBeEmpty();
        }

        (await wire.EverythingAsync()).Should().Be(before);
    }

    [Theory, AllHosts]
    [Clause("SPSS-A-07")]
    public async Task A_result_is_not_given_away_without_the_key(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string url = (await wire.RunAsync("j1")).Text("dataUrl")!;

        (await wire.SendAsync("GET", new Uri(url).PathAndQuery)).Status.Should().Be(401);
    }

    [Theory, AllHosts]
    public async Task An_empty_key_is_a_missing_key(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.SendAsync("GET", "/pm/v1/jobs?accesskey=")).Status.Should().Be(401);
    }

    [Theory, AllHosts]
    [Clause("SPSS-A-01")]
    public async Task The_parameter_is_all_lower_case(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.SendAsync("GET", "/pm/v1/jobs?accessKey=k")).Status.Should().Be(401);
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-04")]
    public async Task Every_key_is_accepted_until_one_is_chosen(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        (await wire.SendAsync("GET", "/pm/v1/jobs?accesskey=anything")).Status.Should().Be(200);

        wire.Server.Spss.Options.AccessKey = "k";

        (await wire.SendAsync("GET", "/pm/v1/jobs?accesskey=anything")).Status.Should().Be(401);
        (await wire.SendAsync("GET", "/pm/v1/jobs?accesskey=k")).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("SPSS-A-05")]
    public async Task A_key_with_plus_slash_and_equals_is_accepted_encoded_and_unencoded_and_with_its_plus_turned_into_a_space(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.AccessKey = "a+b/c+d==";

        foreach (string key in (string[])["a%2Bb%2Fc%2Bd%3D%3D", "a+b/c+d==", "a%20b/c%20d==", "a%2bb/c+d%3d="])
        {
            (await wire.SendAsync("GET", "/pm/v1/jobs?accesskey=" + key)).Status.Should().Be(200, key);
        }

        (await wire.SendAsync("GET", "/pm/v1/jobs?accesskey=a%2Bb%2Fc%2Bd%3D")).Status.Should().Be(401);
    }

    [Theory, AllHosts]
    public async Task Blanks_at_the_ends_of_a_key_count(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.AccessKey = " k ";

        (await wire.SendAsync("GET", "/pm/v1/jobs?accesskey=%20k%20")).Status.Should().Be(200);
        (await wire.SendAsync("GET", "/pm/v1/jobs?accesskey=k")).Status.Should().Be(401);
    }

    [Theory, AllHosts]
    [Clause("SPSS-A-06")]
    public async Task A_key_in_a_header_does_not_count(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        using var http = new HttpClient(host == ServerHost.InProcess ? wire.Server.CreateHandler() : new SocketsHttpHandler());
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "k");
        http.DefaultRequestHeaders.Add("accesskey", "k");

        using HttpResponseMessage response = await http.GetAsync(new Uri(wire.Address, "pm/v1/jobs"), TestContext.Current.CancellationToken);

        ((int)response.StatusCode).Should().Be(401);
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-04")]
    public async Task The_status_for_a_wrong_key_can_be_chosen(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.WrongKeyStatus = 403;
        wire.Server.Spss.Options.AccessKey = "k";

        (await wire.SendAsync("GET", "/pm/v1/jobs?accesskey=x")).Status.Should().Be(403);
        (await wire.SendAsync("GET", "/pm/v1/jobs")).Status.Should().Be(403);
    }

    [Theory, AllHosts]
    public async Task No_answer_repeats_the_key(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.AccessKey = "s3cret2";

        (await wire.SendAsync("GET", "/pm/v1/jobs?accesskey=s3cret1")).Text.Should().NotContain("s3cret");
        (await wire.SendRawAsync("PUT", "/pm/v1/file/f?accesskey=s3cret2", "--b\r\n\r\n\r\n--b--"u8.ToArray(), "multipart/form-data; boundary=b"))
            .Text.Should().NotContain("s3cret");
    }
}
