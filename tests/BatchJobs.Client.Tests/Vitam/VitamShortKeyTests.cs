using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam;

/// <summary>A key of a few letters may be part of anything; what is sent back or needed stays as it was said.</summary>
public class VitamShortKeyTests
{
    public static TheoryData<string> Keys => ["k", "key", "Keystor"];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task What_a_task_says_stays_as_it_is(string key)
    {
        await using var fixture = new VitamClientFixture(options => options.PlatformKey = key);
        fixture.Wire.Respond(
            200,
            """
            {"id":"Keystore","type":"Keystore","state":"done","task_status":"Keystore","start_date":"Keystore","end_date":"Keystore","expiration_date":"Keystore",
            "result_link":"https://storage/v1/Keystore/456",
            "error":{"code":"Keystore","state":"Keystore","message":"Keystore","description":"Keystore","errors":[{"message":"Keystore"}]}}
            """,
            ("X-Request-Id", "v8RZDKeystoreghz"),
            ("FullApiVersion", "V1.25-Keystore"),
            ("X-Application-Id", "Keystore"));

        VitamAsyncStatus task = await fixture.Tasks.GetAsync("Keystore");

        task.ResultLink.Should().Be("https://storage/v1/Keystore/456");
        (task.ResponseMetadata.RequestId, task.ResponseMetadata.FullApiVersion, task.ResponseMetadata.ApplicationId).Should().Be(("v8RZDKeystoreghz", "V1.25-Keystore", "Keystore"));
        new[]
        {
            task.Type.ToString(), task.TaskStatus.ToString(), task.Started.ToString(), task.Ended.ToString(), task.Expires.ToString(),
            task.Error!.Code.ToString(), task.Error.State.ToString(), task.Error.Message, task.Error.Description, task.Error.Errors[0].Message,
        }.Should().AllBe("Keystore");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task What_a_list_and_the_service_say_stays_as_it_is(string key)
    {
        await using var fixture = new VitamClientFixture(options => options.PlatformKey = key);
        fixture.Wire
            .Respond(200, """{"hits":{"next":"Keystore"},"context":{"query":"name='Keystore'"},"results":["Keystore"]}""")
            .Respond(200, """{"id":"Keystore","service":"Keystore","startDate":"Keystore","status":"Keystore"}""");

        VitamTaskList list = await fixture.Tasks.ListAsync();
        VitamServiceStatus service = await fixture.Client.Service.GetStatusAsync();

        (list.Hits.Next, list.Context.Query).Should().Be(("Keystore", "name='Keystore'"));
        new[] { service.Id, service.Service, service.Started.Text, service.Status.Value }.Should().AllBe("Keystore");
    }

    [Fact]
    public async Task A_task_is_canceled_by_the_identifier_that_the_service_gave_its_request()
    {
        await using var fixture = new VitamClientFixture(options => options.PlatformKey = "k");
        fixture.Wire.Respond(201, VitamClientFixture.Status("running"), ("X-Request-Id", "v8RZDkghz")).Respond(200, VitamClientFixture.Status("canceled"));

        SubmitTaskResult submission = await fixture.Tasks.SubmitAsync(VitamClientFixture.Step);
        await fixture.Tasks.CancelByRequestIdAsync(submission.Status.ResponseMetadata.RequestId!);

        fixture.Wire.Sent[1].Body.Should().StartWith("""{"X-RequestId":"v8RZDkghz",""");
    }

    [Theory]
    [InlineData("qX7")]
    [InlineData("qX7~9!z")]
    public async Task Exceptions_and_logs_do_not_show_the_key(string key)
    {
        await using var fixture = new VitamClientFixture(options => options.PlatformKey = key);
        fixture.Wire.Respond(412, $$"""{"message":"key {{key}}","description":"{{key}}"}""", ("X-Request-Id", key), ("FullApiVersion", key))
            .Respond(200, VitamClientFixture.Status("done", error: $$"""{"message":"key {{key}}"}"""));

        ServiceException refused = (await fixture.Tasks.Invoking(tasks => tasks.GetAsync("t1")).Should().ThrowAsync<ServiceException>()).Which;
        VitamTaskFailedException failed =
            (await fixture.Tasks.GetHandle("t1").Invoking(task => task.WaitForCompletionAsync()).Should().ThrowAsync<VitamTaskFailedException>()).Which;

        new[] { refused.ToString(), refused.ServiceMessage, refused.BodyExcerpt, refused.RequestId, refused.ApiVersion, failed.ToString(), fixture.Logs.Text }
            .Should().AllSatisfy(text => text.Should().NotContain(key));
        failed.Message.Should().Be("Job 't1' failed: key ***");
        failed.Error!.Message.Should().Be($"key {key}");
    }
}
