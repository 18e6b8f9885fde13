using System.Diagnostics;
using System.Reflection;
using BatchJobs.Client.Vitam;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatchJobs.Client.Tests.Vitam;

/// <summary>The platform key shows nowhere, whatever the service or the network says.</summary>
public class VitamSecretTests
{
    private static readonly (string, string)[] Echoes = [("X-Request-Id", VitamClientFixture.Key), ("FullApiVersion", $"V{VitamClientFixture.Key}"), ("X-Application-Id", VitamClientFixture.Key)];

    public static TheoryData<int, string> Errors => new()
    {
        { 401, $"Unknown key {VitamClientFixture.Key}." },
        { 401, "" },
        { 404, $$"""{"message":"key {{VitamClientFixture.Key}}"}""" },
        { 409, $$"""{"message":"key {{VitamClientFixture.Key.Replace("/", "\\/")}}","description":"{{VitamClientFixture.Key}}"}""" },
        { 412, $"<html>X-Vitam-Key: {Uri.EscapeDataString(VitamClientFixture.Key)}</html>" },
        { 500, $"X-Vitam-Key: {VitamClientFixture.Key}" },
        { 200, $"\"{VitamClientFixture.Key}" },
        { 200, $$"""{"id":"{{VitamClientFixture.Key}}","state":"done"}""" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_that_echoes_the_key_does_not_show_it(int status, string body)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Otherwise = _ => ServiceScript.Response(status, body, Echoes);
        Func<Task>[] calls =
        [
            () => fixture.Tasks.ListAsync(), () => fixture.Tasks.GetAsync("t1"), () => fixture.Tasks.CancelAsync("t1"),
            () => fixture.Client.Service.GetStatusAsync(), () => fixture.Tasks.GetHandle("t1").WaitForCompletionAsync(),
        ];

        foreach (Func<Task> call in calls)
        {
            Exception exception = (await call.Should().ThrowAsync<BatchJobException>()).Which;
            Hidden(exception.ToString());
            Hidden(exception.InnerException?.ToString());
            if (exception is ServiceException service)
            {
                Hidden(service.ServiceMessage);
                Hidden(service.BodyExcerpt);
                Hidden(service.RequestId);
                Hidden(service.ApiVersion);
            }
        }

        Hidden(fixture.Logs.Text);
    }

    [Fact]
    public async Task A_failed_tasks_exception_does_not_show_the_key_however_short_it_is()
    {
        await using var fixture = new VitamClientFixture(options => options.PlatformKey = "s3cret");
        fixture.Wire.Respond(200, VitamClientFixture.Status("done", error: """{"message":"bad key s3cret","description":"s3cret"}"""));
        Func<Task> wait = () => fixture.Tasks.GetHandle("t1").WaitForCompletionAsync();

        VitamTaskFailedException exception = (await wait.Should().ThrowAsync<VitamTaskFailedException>()).Which;

        new[] { exception.Message, exception.Update.Message, exception.Update.ToString(), exception.ToString() }.Should().AllSatisfy(text => text.Should().NotContain("s3cret"));
    }

    [Fact]
    public async Task A_task_that_echoes_the_key_does_not_show_it()
    {
        await using var fixture = new VitamClientFixture();
        string key = VitamClientFixture.Key;
        string body =
            $$"""
            {"id":"t1","type":"{{key}}","state":"{{key}}","task_status":"{{key}}","start_date":"{{key}}","end_date":"{{key}}","expiration_date":"{{key}}",
            "result_link":"https://xxx/?k={{Uri.EscapeDataString(key)}}","x":"{{key}}",
            "error":{"code":"{{key}}","state":"{{key}}","message":"{{key}}","description":"{{key}}","errors":[{"code":"{{key}}","message":"{{key}}","errors":[{"description":"{{key}}"}]}]}
            }
            """;
        fixture.Wire.Otherwise = sent => ServiceScript.Response(200, body, Echoes);

        VitamAsyncStatus task = await fixture.Tasks.GetAsync("t1");
        JobUpdate update = await ((IBatchJob)fixture.Tasks.GetHandle("t1")).GetUpdateAsync();
        SubmitTaskResult submission = await fixture.Tasks.SubmitAsync(VitamClientFixture.Step);
        Exception failed = (await fixture.Tasks.GetHandle("t1").Invoking(one => one.WaitForCompletionAsync()).Should().ThrowAsync<VitamTaskFailedException>()).Which;

        string?[] shown =
        [
            task.ToString(), task.Type.ToString(), task.State.ToString(), task.TaskStatus.ToString(), task.Started.ToString(), task.Ended.ToString(), task.Expires.ToString(),
            task.ResultLink, task.Error!.ToString(), task.Error.Code.ToString(), task.Error.Errors[0].Code.ToString(), task.Error.Errors[0].ToString(),
            task.ResponseMetadata.ToString(), submission.ToString(), update.ToString(), update.Message, failed.ToString(), fixture.Logs.Text,
        ];
        shown.Should().AllSatisfy(Hidden);
        task.ResultLink.Should().Be("https://xxx/?k=***");
    }

    [Fact]
    public async Task A_wait_that_ends_early_does_not_show_the_key_in_the_state()
    {
        await using var fixture = new VitamClientFixture(options => options.Polling.Timeout = TimeSpan.FromSeconds(1));
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.Status($"running with {VitamClientFixture.Key}"));

        Hidden((await fixture.Tasks.GetHandle("t1").Invoking(one => one.WaitForCompletionAsync()).Should().ThrowAsync<JobWaitTimeoutException>()).Which.ToString());
    }

    [Fact]
    public async Task A_list_that_echoes_the_key_does_not_show_it()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(
            200,
            $$$"""{"hits":{"next":"{{{VitamClientFixture.Key}}}"},"context":{"query":"key='{{{VitamClientFixture.Key}}}'","x":"{{{VitamClientFixture.Key}}}"},"results":["a"]}""",
            Echoes);

        VitamTaskList list = await fixture.Tasks.ListAsync();

        new[] { list.ToString(), list.Context.Query, list.Context.ToString(), list.Hits.Next, list.Hits.ToString(), list.ResponseMetadata.ToString() }.Should().AllSatisfy(Hidden);
        list.Context.Query.Should().Be("key='***'");
    }

    [Fact]
    public async Task A_service_that_echoes_the_key_does_not_show_it_not_even_in_a_health_report()
    {
        string key = VitamClientFixture.Key;
        var wire = new ServiceScript(TimeProvider.System, VitamClientFixture.Root)
        {
            Otherwise = _ => ServiceScript.Response(200, $$"""{"id":"{{key}}","service":"{{key}}","startDate":"{{key}}","status":"{{key}}"}""", Echoes),
        };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddVitamClient(options => (options.Endpoint, options.PlatformKey) = (new Uri("https://worker.example.com"), key)).ConfigurePrimaryHttpMessageHandler(() => wire);
        services.AddHealthChecks().AddVitamHealthCheck();
        await using ServiceProvider provider = services.BuildServiceProvider();

        VitamServiceStatus status = await provider.GetRequiredService<IVitamStatusApi>().GetStatusAsync();
        HealthReportEntry entry = (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["vitam"];

        new[] { status.ToString(), status.Id, status.Service, status.Started.Text, status.Status.Value, status.ResponseMetadata.ToString(), entry.Description }.Should().AllSatisfy(Hidden);
        entry.Data.Values.Should().AllSatisfy(value => Hidden(value.ToString()));
    }

    [Fact]
    public async Task Failures_on_the_way_do_not_show_the_key()
    {
        await using var fixture = new VitamClientFixture(options => options.Retry.MaxRetryAttempts = 0);
        fixture.Wire.RefuseConnection().NeverRespond().Then((_, _) => throw new HttpRequestException($"X-Vitam-Key: {VitamClientFixture.Key}"));

        for (int i = 0; i < 3; i++)
        {
            Exception? exception = await Record.ExceptionAsync(() => fixture.Tasks.ListAsync());
            Hidden(exception!.ToString());
        }

        Hidden(fixture.Logs.Text);
    }

    [Fact]
    public void A_debugger_does_not_show_the_key() =>
        typeof(VitamClientOptions).GetProperties()
            .Where(property => property.GetValue(new VitamClientOptions { PlatformKey = VitamClientFixture.Key }) is VitamClientFixture.Key)
            .Should().ContainSingle()
            .Which.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State.Should().Be(DebuggerBrowsableState.Never);

    private static void Hidden(string? text) => (text ?? "").Should().NotContainAny(VitamClientFixture.Key, Uri.EscapeDataString(VitamClientFixture.Key), "Xw7Lr0");
}
