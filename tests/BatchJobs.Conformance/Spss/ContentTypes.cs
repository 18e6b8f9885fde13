using System.Text;

namespace BatchJobs.Conformance.Spss;

/// <summary>Which content types the operations consume.</summary>
public sealed class ContentTypes
{
    private const string Form = "--b\r\nContent-Disposition: form-data; name=\"model_file\"\r\n\r\nstream\r\n--b--\r\n";

    private static readonly string[] Wrong =
    [
        "text/plain", "text/plain; charset=utf-8", "application/x-www-form-urlencoded", "application/octet-stream", "text/json", "application/json5",
        "*/*", ";", ";;;", "\u0001", "application/xml; x=application/json", "multipart/mixed; boundary=b", "multipart/form-data boundary=b",
        "multipart/form-data, multipart/form-data; boundary=b",
    ];

    [Theory, AllHosts]
    [Clause("SPSS-J-18", "SPSS-J-26", "SPSS-A-08", "SPSS-U-27")]
    public async Task A_job_of_another_content_type_is_answered_with_415_and_the_right_one(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string type in (string[])[.. Wrong, "multipart/form-data; boundary=b"])
        {
            foreach (string method in (string[])["POST", "PUT"])
            {
                AssertRefused(await SendJobAsync(wire, method, type), "application/json", type);
            }
        }

        wire.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-12", "SPSS-A-08", "SPSS-U-27")]
    public async Task A_file_of_another_content_type_is_answered_with_415_and_the_right_one(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1", "old");

        foreach (string type in (string[])[.. Wrong, "application/json"])
        {
            AssertRefused(await wire.PutBodyAsync("f1", Form, type), "multipart/form-data", type);
        }

        (await wire.GetAsync("file/f1")).Text.Should().Be("old");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-18", "SPSS-J-26", "SPSS-J-42", "SPSS-U-27")]
    public async Task Parameters_case_and_a_missing_content_type_are_accepted_for_jobs(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string? type in (string?[])["application/json", "application/json;charset=UTF-8", "Application/JSON ; x=y", null])
        {
            (await SendJobAsync(wire, "PUT", type)).Status.Should().BeOneOf([200, 201], type);
            await wire.DeleteAsync("jobs/j1");
            (await SendJobAsync(wire, "POST", type)).Status.Should().Be(200, type);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-37", "SPSS-J-38", "SPSS-F-27", "SPSS-U-27")]
    public async Task A_request_without_a_body_is_answered_with_500_whatever_its_content_type(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string? type in (string?[])[null, "application/json", "text/plain", "multipart/form-data"])
        {
            foreach ((string method, string path) in ((string, string)[])[("POST", "jobs/j1"), ("PUT", "jobs/j1"), ("PUT", "file/f1")])
            {
                (await wire.SendRawAsync(method, SpssCalls.Address(path), [], type)).Status.Should().Be(500, $"{method} {path} {type}");
            }
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-47")]
    public async Task Operations_that_consume_nothing_ignore_the_content_type(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1");
        await wire.PostJobAsync("j1");

        (await wire.SendRawAsync("DELETE", SpssCalls.Address("jobs/j1"), [1], "text/plain")).Text.Should().Be("1");
        (await wire.SendRawAsync("DELETE", SpssCalls.Address("file/f1"), [1], "text/plain")).Text.Should().Be("1");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-27")]
    public async Task The_status_can_be_another_one_or_the_content_type_of_a_job_not_checked(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        wire.Server.Spss.Options.WrongContentTypeStatus = 400;
        (await SendJobAsync(wire, "POST", "text/plain")).Status.Should().Be(400);
        (await wire.PutBodyAsync("f1", Form, "text/plain")).Status.Should().Be(400);

        wire.Server.Spss.Options.WrongContentTypeStatus = null;
        (await SendJobAsync(wire, "POST", "text/plain")).Status.Should().Be(200);
        (await wire.PutBodyAsync("f1", Form, "text/plain")).Status.Should().Be(500, "it is no form");
    }

    private static Task<WireAnswer> SendJobAsync(Wire wire, string method, string? type) =>
        wire.SendRawAsync(method, SpssCalls.Address("jobs/j1"), Encoding.UTF8.GetBytes(SpssCalls.Training), type);

    private static void AssertRefused(WireAnswer answer, string right, string type)
    {
        answer.Status.Should().Be(415, type);
        answer.ContentType.Should().StartWith("application/json", type);
        answer.Json.Members().Should().Equal(["flag", "message"], type);
        answer.Json.Text("message").Should().Contain(right).And.Contain(type);
    }
}
