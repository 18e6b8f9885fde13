using System.Net;
using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Http;

/// <summary>Whatever a misbehaving server answers, the caller gets one kind of exception that says what came.</summary>
public class ResponseReaderTests
{
    public static TheoryData<string> NotJson =>
    [
        "<html><body>It works!</body></html>", "{\"id\":\"j\",", "null", "", "   ", "7", "\"text\"", "[null]", "[7]", "{]",
        """{"flag":false,"message":"reason"}""", "{}", "true",
    ];

    [Theory]
    [MemberData(nameof(NotJson))]
    public async Task A_body_that_is_not_as_promised_is_a_service_exception(string body)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Otherwise = (_, _, _) => Task.FromResult(ScriptedHandler.Response(200, body));

        foreach ((string operation, Func<Task> call) in JobCalls(fixture))
        {
            ServiceException exception = await ServiceFailure.OfAsync(call, $"{operation} answered {body}");
            exception.Should().BeOfType<ServiceException>();
            exception.StatusCode.Should().Be(HttpStatusCode.OK);
            exception.Operation.Should().Be("SPSS " + operation);
            exception.BodyExcerpt.Should().Be(body.Trim() is { Length: > 0 } text ? text : null);
        }
    }

    [Theory]
    [InlineData("""{"jobStatus":7}""")]
    [InlineData("""{"jobStatus":{}}""")]
    [InlineData("""{"jobStatus":"RUNNING","dataUrl":7}""")]
    [InlineData("""{"jobStatus":"RUNNING","failureMsg":[]}""")]
    [InlineData("""{"jobId":"j"}""")]
    [InlineData("""{"jobStatus":null}""")]
    public async Task A_status_of_the_wrong_shape_is_a_service_exception(string body)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, body);
        Func<Task> look = () => fixture.Jobs.GetStatusAsync("j");

        (await look.Should().ThrowExactlyAsync<ServiceException>()).Which.BodyExcerpt.Should().Be(body);
    }

    [Theory]
    [InlineData("""{"id":"j","createdAt":"yesterday"}""")]
    [InlineData("""{"id":"j","createdAt":99999999999999999}""")]
    [InlineData("""{"id":"j","createdAt":-9223372036854775808}""")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":"j","result":[]}""")]
    public async Task A_job_of_the_wrong_shape_is_a_service_exception(string body)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, body);
        Func<Task> get = () => fixture.Jobs.GetAsync("j");

        await get.Should().ThrowExactlyAsync<ServiceException>();
    }

    [Theory]
    [Clause("SPSS-V-08")]
    [InlineData("""{"jobId":"j","jobstatus":"RUNNING"}""")]
    [InlineData("""{"JOBID":"j","JobStatus":"running"}""")]
    [InlineData("\uFEFF{\"jobId\":\"j\",\"jobStatus\":\"RUNNING\"}")]
    public async Task The_casing_of_names_and_words_is_not_relied_on(string body)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, body, "text/html");

        SpssJobStatus status = await fixture.Jobs.GetStatusAsync("j");

        status.State.Should().Be(SpssJobState.Running);
        status.State.Phase.Should().Be(JobPhase.Running);
    }

    [Fact]
    public async Task A_state_that_the_library_does_not_know_is_kept_and_not_over()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, """{"jobId":"j","jobStatus":"HIBERNATING"}""");

        SpssJobStatus status = await fixture.Jobs.GetStatusAsync("j");

        status.State.Value.Should().Be("HIBERNATING");
        status.State.ToString().Should().Be("HIBERNATING");
        status.State.Phase.Should().Be(JobPhase.Unknown);
    }

    [Fact]
    public async Task Members_of_a_job_that_the_library_does_not_know_are_kept()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, """{"id":"j","status":"PENDING","novelty":[1]}""");

        SpssJobDetails job = await fixture.Jobs.GetAsync("j");

        job.AdditionalMembers.Should().ContainKey("novelty").WhoseValue.GetArrayLength().Should().Be(1);
    }

    [Theory]
    [Clause("SPSS-A-09", "SPSS-E-02")]
    [InlineData(400, typeof(ServiceException))]
    [InlineData(401, typeof(AccessDeniedException))]
    [InlineData(403, typeof(AccessDeniedException))]
    [InlineData(404, typeof(ResourceNotFoundException))]
    [InlineData(409, typeof(ResourceConflictException))]
    [InlineData(500, typeof(ServiceException))]
    [InlineData(302, typeof(ServiceException))]
    [InlineData(204, typeof(ServiceException))]
    public async Task A_status_that_is_not_promised_has_its_exception(int status, Type type)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Otherwise = (_, _, _) => Task.FromResult(ScriptedHandler.Response(status, """{"flag":false,"message":"reason"}"""));

        // A file that is not there need not be deleted: that is no error.
        foreach ((string operation, Func<Task> call) in JobCalls(fixture).Concat(FileCalls(fixture)).Where(call => status != 404 || call.Key != "DeleteFile"))
        {
            ServiceException exception = await ServiceFailure.OfAsync(call, operation);
            exception.Should().BeOfType(type, operation);
            ((int)exception.StatusCode).Should().Be(status);
            exception.Operation.Should().Be("SPSS " + operation);
            exception.Route.Should().Contain("/pm/v1/");
            exception.ServiceMessage.Should().Be("reason");
            exception.IsTransient.Should().BeFalse();
            exception.Message.Should().Contain("reason").And.Contain(operation);
        }
    }

    [Fact]
    [Clause("SPSS-E-01")]
    public async Task Text_that_calls_itself_json_is_taken_as_text()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(404, "Not Found Model:x");
        Func<Task> look = () => fixture.Jobs.GetStatusAsync("x");

        ResourceNotFoundException exception = (await look.Should().ThrowAsync<ResourceNotFoundException>()).Which;

        exception.ServiceMessage.Should().BeNull();
        exception.BodyExcerpt.Should().Be("Not Found Model:x");
        exception.Message.Should().Contain("Not Found Model:x");
    }

    [Theory]
    [InlineData("""{"message":"reason","description":"more"}""", "reason")]
    [InlineData("""{"description":"more"}""", "more")]
    [InlineData("""{"message":"","description":"more"}""", "more")]
    [InlineData("""{"message":7,"description":"more"}""", "more")]
    [InlineData("""{"message":7,"description":[]}""", null)]
    [InlineData("""{"message":" ","description":" "}""", null)]
    public async Task A_description_stands_in_for_a_message(string body, string? message)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(400, body);
        Func<Task> look = () => fixture.Jobs.GetStatusAsync("j");

        (await look.Should().ThrowExactlyAsync<ServiceException>()).Which.ServiceMessage.Should().Be(message);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Then((_, _, _) =>
        {
            HttpResponseMessage response = ScriptedHandler.Response(302, "");
            response.Headers.Location = new Uri("https://elsewhere.example.com/");
            return Task.FromResult(response);
        });
        Func<Task> look = () => fixture.Jobs.GetStatusAsync("j");

        (await look.Should().ThrowAsync<ServiceException>()).Which.StatusCode.Should().Be(HttpStatusCode.Redirect);
        fixture.Wire.Seen.Should().ContainSingle();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_long_error_text_is_kept_in_part_and_not_read_whole(bool asJson)
    {
        await using var fixture = new SpssClientFixture();
        var body = new GeneratedStream(10 << 20, asJson ? "{\"message\":\"" : "");
        fixture.Wire.Then((_, _, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StreamContent(body) }));
        Func<Task> look = () => fixture.Jobs.GetStatusAsync("j");

        ServiceException exception = (await look.Should().ThrowAsync<ServiceException>()).Which;

        exception.BodyExcerpt!.Length.Should().BeLessThanOrEqualTo(1025);
        exception.Message.Length.Should().BeLessThan(500);
        body.Delivered.Should().BeLessThan(100_000);
        body.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public async Task The_services_own_name_of_the_request_is_kept()
    {
        await using var fixture = new SpssClientFixture();
        Func<Task> look = () => fixture.Jobs.GetStatusAsync("nowhere");

        ResourceNotFoundException exception = (await look.Should().ThrowAsync<ResourceNotFoundException>()).Which;

        exception.RequestId.Should().NotBeNullOrEmpty();
        exception.Message.Should().Contain($"[request {exception.RequestId}]");
    }

    [Theory]
    [InlineData("many")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("{\"count\":1}")]
    [InlineData("<html>1</html>")]
    [InlineData("99999999999")]
    public async Task A_number_of_deleted_jobs_that_is_none_is_a_service_exception(string body)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, body, times: 3);
        Func<Task> one = () => fixture.Jobs.DeleteAsync("j");
        Func<Task> many = () => fixture.Jobs.DeleteManyAsync(["j", "k"]);

        (await one.Should().ThrowExactlyAsync<ServiceException>()).Which.Operation.Should().Be("SPSS DeleteJobs");
        (await many.Should().ThrowAsync<JobDeletionIncompleteException>()).WithInnerExceptionExactly<ServiceException>();
    }

    private static Dictionary<string, Func<Task>> JobCalls(SpssClientFixture fixture) => new()
    {
        ["SubmitJob"] = () => fixture.Jobs.SubmitAsync("j", TestData.Scoring()),
        ["SubmitOrResubmitJob"] = () => fixture.Get<ISpssJobsApi>().SubmitOrResubmitAsync("j", TestData.Scoring()),
        ["GetJob"] = () => fixture.Jobs.GetAsync("j"),
        ["GetJobStatus"] = () => fixture.Jobs.GetStatusAsync("j"),
        ["ListJobs"] = () => fixture.Jobs.ListAsync(),
        ["ListFiles"] = () => fixture.Files.ListAsync(),
    };

    private static Dictionary<string, Func<Task>> FileCalls(SpssClientFixture fixture) => new()
    {
        ["DeleteJobs"] = () => fixture.Jobs.DeleteAsync("j"),
        ["UploadFile"] = () => fixture.Files.UploadAsync("f", new MemoryStream()),
        ["DownloadFile"] = () => fixture.Files.DownloadAsync("f"),
        ["DeleteFile"] = () => fixture.Files.DeleteAsync("f"),
    };
}
