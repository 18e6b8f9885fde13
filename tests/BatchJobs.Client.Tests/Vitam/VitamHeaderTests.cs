using System.Net;
using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam;

/// <summary>What travels in headers, there and back.</summary>
public class VitamHeaderTests
{
    private static readonly (string, string)[] Said =
        [("X-Request-Id", "AbDUh67jj"), ("FullApiVersion", "V1.25"), ("X-Application-Id", "SESSION-ID-00001"), ("X-Tenant-Id", "0")];

    [Fact]
    public async Task A_calls_options_wins_member_by_member()
    {
        await using var fixture = new VitamClientFixture(options => (options.TenantId, options.ApplicationId) = (3, "of the options"));
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.List());

        await fixture.Tasks.ListAsync(options: new VitamRequestOptions { TenantId = 0 });
        await fixture.Tasks.ListAsync(options: new VitamRequestOptions { ApplicationId = "of the call" });
        await fixture.Tasks.ListAsync(options: new VitamRequestOptions { TenantId = 7, ApplicationId = "of the call" });
        await fixture.Tasks.ListAsync(options: new VitamRequestOptions());

        fixture.Wire.Sent.Select(sent => (sent.Headers["X-Tenant-Id"], sent.Headers["X-Application-Id"]))
            .Should().Equal(("0", "of the options"), ("3", "of the call"), ("7", "of the call"), ("3", "of the options"));
    }

    [Fact]
    public async Task A_handle_keeps_its_options()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.Status("done"));
        var options = new VitamRequestOptions { TenantId = 0 };

        VitamTask task = (await fixture.Tasks.SubmitAsync(VitamClientFixture.Step, options)).Task;
        await task.GetStatusAsync();
        await task.CancelAsync();
        await task.WaitForCompletionAsync();
        await fixture.Tasks.GetHandle("t1", options).GetStatusAsync();

        task.Options.Should().Be(options);
        fixture.Wire.Sent.Should().HaveCount(5).And.OnlyContain(sent => sent.Headers["X-Tenant-Id"] == "0");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    [InlineData("a\r\nX-Vitam-Key: other")]
    [InlineData("a\0")]
    [InlineData("é")]
    [InlineData("a ")]
    public void A_session_that_no_header_can_carry_is_refused(string id) =>
        ((Action)(() => _ = new VitamRequestOptions { ApplicationId = id })).Should().Throw<ArgumentException>();

    [Fact]
    [Clause("VITAM-H-11", "VITAM-H-13")]
    public async Task Every_answer_tells_its_request_and_the_services_version()
    {
        await using var fixture = new VitamClientFixture();
        var expected = new VitamResponseMetadata { RequestId = "AbDUh67jj", FullApiVersion = "V1.25", ApplicationId = "SESSION-ID-00001", TenantId = 0 };
        fixture.Wire.Respond(200, VitamClientFixture.List(), Said).Respond(200, VitamSamples.Read("service-status"), Said);
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.Status("done"), Said);

        (await fixture.Tasks.ListAsync()).ResponseMetadata.Should().BeEquivalentTo(expected);
        (await fixture.Client.Service.GetStatusAsync()).ResponseMetadata.Should().BeEquivalentTo(expected);
        (await fixture.Tasks.GetAsync("t1")).ResponseMetadata.Should().BeEquivalentTo(expected);
        (await fixture.Tasks.CancelAsync("t1")).ResponseMetadata.Should().BeEquivalentTo(expected);
        (await fixture.Tasks.CancelByRequestIdAsync("r")).ResponseMetadata.Should().BeEquivalentTo(expected);
        (await fixture.Tasks.SubmitAsync(VitamClientFixture.Step)).Status.ResponseMetadata.Should().BeEquivalentTo(expected);
        (await fixture.Tasks.GetHandle("t1").WaitForCompletionAsync()).ResponseMetadata.RequestId.Should().Be("AbDUh67jj");
    }

    [Fact]
    [Clause("VITAM-H-16")]
    public async Task Answers_may_be_silent_about_themselves_or_tell_nonsense()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamClientFixture.List()).Respond(200, VitamClientFixture.List(), ("X-Tenant-Id", "none"), ("X-Request-Id", "first"), ("X-Request-Id", "second"))
            .Respond(200, VitamClientFixture.List(), ("X-Request-Id", ""), ("FullApiVersion", " "), ("Date", "yesterday"));

        (await fixture.Tasks.ListAsync()).ResponseMetadata.Should().Be(new VitamResponseMetadata());
        VitamResponseMetadata answer = (await fixture.Tasks.ListAsync()).ResponseMetadata;
        (answer.TenantId, answer.RequestId).Should().Be((null, "first"));
        (await fixture.Tasks.ListAsync()).ResponseMetadata.Should().Be(new VitamResponseMetadata());
    }

    [Theory]
    [InlineData(401, typeof(AccessDeniedException))]
    [InlineData(404, typeof(ResourceNotFoundException))]
    [InlineData(409, typeof(ResourceConflictException))]
    [InlineData(412, typeof(PreconditionFailedException))]
    [InlineData(461, typeof(VitamDataUnavailableException))]
    [Clause(
        "VITAM-E-05", "VITAM-L-17", "VITAM-L-18", "VITAM-L-19", "VITAM-L-20", "VITAM-S-22", "VITAM-S-23", "VITAM-S-24", "VITAM-S-25",
        "VITAM-P-12", "VITAM-P-13", "VITAM-P-14", "VITAM-P-15", "VITAM-I-06", "VITAM-I-07", "VITAM-I-08", "VITAM-I-09", "VITAM-C-12",
        "VITAM-C-13", "VITAM-C-14", "VITAM-C-15", "VITAM-V-18", "VITAM-V-19", "VITAM-H-14", "VITAM-H-15", "VITAM-R-03", "VITAM-R-04")]
    public async Task An_error_without_a_body_tells_its_request_and_the_services_version(int status, Type type)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Otherwise = _ => ServiceScript.Response(status, "", Said);
        Func<Task>[] calls =
        [
            () => fixture.Tasks.ListAsync(),
            () => fixture.Tasks.SubmitAsync(VitamClientFixture.Step),
            () => fixture.Tasks.GetAsync("t1"),
            () => fixture.Tasks.CancelAsync("t1"),
            () => fixture.Tasks.CancelByRequestIdAsync("r"),
            () => fixture.Client.Service.GetStatusAsync(),
        ];

        foreach (Func<Task> call in calls)
        {
            ServiceException exception = await ServiceFailure.OfAsync(call);

            exception.Should().BeOfType(type);
            ((int)exception.StatusCode, exception.RequestId, exception.ApiVersion).Should().Be((status, "AbDUh67jj", "V1.25"));
            (exception.ServiceMessage, exception.BodyExcerpt).Should().Be((null, null));
            exception.Message.Should().Contain($"answered {status}").And.Contain("AbDUh67jj");
            exception.ResponseHeaders.Should().BeEquivalentTo(Said.ToDictionary(header => header.Item1, header => header.Item2));
            VitamResponseMetadata.Of(exception).Should().Be(
                new VitamResponseMetadata { RequestId = "AbDUh67jj", FullApiVersion = "V1.25", ApplicationId = "SESSION-ID-00001", TenantId = 0 });
        }

        fixture.Wire.Sent.Should().HaveCount(calls.Length);
    }

    [Theory]
    [InlineData("""{"http_code":412,"code":"ingest","state":"Precondition_Failed","message":"it says","description":"d","errors":[]}""", "Precondition_Failed")]
    [InlineData("""{"code":412,"vitamCode":123456,"context":"ingest","state":"Precondition_Failed","message":"it says","description":"d","errors":[{"code":415}]}""", "Precondition_Failed")]
    [InlineData("""{"httpCode":412,"code":"BAD_REQUEST","context":"WORKER","state":"code_vitam","message":"it says","description":"d"}""", "code_vitam")]
    [Clause("VITAM-D-08", "VITAM-R-06")]
    public async Task An_errors_message_state_and_description_are_found_in_each_of_the_shapes_that_vitam_has(string body, string state)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(412, body, Said);

        ServiceException exception = (await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowExactlyAsync<PreconditionFailedException>()).Which;

        exception.ServiceMessage.Should().Be("it says");
        exception.BodyExcerpt.Should().Be(body);
        exception.Message.Should().Be($"Vitam SubmitTask (POST /tasks) answered 412: it says | {state}; d [request AbDUh67jj]");
    }

    [Theory]
    [InlineData("""{"http_code":412,"state":"Precondition_Failed","description":"d"}""", "d", "d | Precondition_Failed")]
    [InlineData("""{"httpCode":412,"state":"Precondition_Failed","message":" ","description":"d"}""", "d", "d | Precondition_Failed")]
    [InlineData("""{"code":412,"state":"Precondition_Failed","message":null,"description":""}""", null, """{"code":412,"state":"Precondition_Failed","message":null,"description":""}""")]
    [InlineData("""{"message":"it says"}""", "it says", "it says")]
    public async Task An_error_without_a_message_is_described_by_its_description(string body, string? message, string shown)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(412, body);

        ServiceException exception = (await fixture.Tasks.Invoking(tasks => tasks.GetAsync("t1")).Should().ThrowExactlyAsync<PreconditionFailedException>()).Which;

        exception.ServiceMessage.Should().Be(message);
        exception.Message.Should().Be($"Vitam GetTask (GET /tasks/{{id_async}}) answered 412: {shown}");
    }

    [Fact]
    [Clause("VITAM-H-14", "VITAM-H-15")]
    public async Task A_refusal_keeps_the_documented_headers_and_no_others()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(
            404, "", ("x-tenant-id", "none"), ("X-Application-Id", new string('a', 200)), ("Date", "Thu, 01 Jan 2026 00:00:05 GMT"), ("Set-Cookie", "session=1"), ("X-Other", "o"));

        ServiceException refusal = await ServiceFailure.OfAsync(() => fixture.Tasks.GetAsync("t1"));

        refusal.ResponseHeaders.Keys.Should().BeEquivalentTo("X-Tenant-Id", "X-Application-Id", "Date");
        refusal.ResponseHeaders["x-TENANT-id"].Should().Be("none");
        VitamResponseMetadata metadata = VitamResponseMetadata.Of(refusal);
        (metadata.RequestId, metadata.FullApiVersion, metadata.TenantId).Should().Be((null, null, null));
        metadata.ApplicationId.Should().Be(new string('a', 128) + "…");
        metadata.Date.Should().Be(new DateTimeOffset(2026, 1, 1, 0, 0, 5, TimeSpan.Zero));
    }

    [Fact]
    public void The_headers_of_an_exception_are_a_copy_that_a_test_can_make()
    {
        var headers = new Dictionary<string, string> { ["x-request-id"] = "r", ["X-Tenant-Id"] = "7", ["Date"] = "yesterday" };
        var exception = new AccessDeniedException("No.") { ResponseHeaders = headers };
        headers.Clear();

        VitamResponseMetadata.Of(exception).Should().Be(new VitamResponseMetadata { RequestId = "r", TenantId = 7 });
        VitamResponseMetadata.Of(new ServiceException(HttpStatusCode.Conflict, "No.")).Should().Be(new VitamResponseMetadata());
        ((Action)(() => VitamResponseMetadata.Of(null!))).Should().Throw<ArgumentNullException>();
        ((Action)(() => _ = new AccessDeniedException("No.") { ResponseHeaders = null! })).Should().Throw<ArgumentNullException>();
    }
}
