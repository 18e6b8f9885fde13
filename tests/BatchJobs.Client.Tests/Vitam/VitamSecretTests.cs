using System.Diagnostics;
using System.Reflection;
using BatchJobs.Client.Vitam;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatchJobs.Client.Tests.Vitam;

/// <summary>The platform key shows nowhere, whatever the service or the network says.</summary>
public class VitamSecretTests
{
    private static readonly (string, string)[] Echoes = [("X-Request-Id", VitamBench.Key), ("FullApiVersion", $"V{VitamBench.Key}"), ("X-Application-Id", VitamBench.Key)];

    public static TheoryData<int, string> Errors => new()
    {
        { 401, $"Unknown key {VitamBench.Key}." },
        { 401, "" },
        { 404, $$"""{"message":"key {{VitamBench.Key}}"}""" },
        { 409, $$"""{"message":"key {{VitamBench.Key.Replace("/", "\\/")}}","description":"{{VitamBench.Key}}"}""" },
        { 412, $"<html>X-Vitam-Key: {Uri.EscapeDataString(VitamBench.Key)}</html>" },
        { 500, $"X-Vitam-Key: {VitamBench.Key}" },
        { 200, $"\"{VitamBench.Key}" },
        { 200, $$"""{"id":"{{VitamBench.Key}}","state":"done"}""" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_that_echoes_the_key_does_not_show_it(int status, string body)
    {
        await using var bench = new VitamBench();
        bench.Wire.Otherwise = _ => ServiceScript.Response(status, body, Echoes);
        Func<Task>[] calls =
        [
            () => bench.Tasks.ListAsync(), () => bench.Tasks.GetAsync("t1"), () => bench.Tasks.CancelAsync("t1"),
            () => bench.Client.Service.GetStatusAsync(), () => bench.Tasks.GetHandle("t1").WaitForCompletionAsync(),
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

        Hidden(bench.Logs.Text);
    }

    [Fact]
    public async Task A_failed_tasks_exception_does_not_show_the_key_however_short_it_is()
    {
        await using var bench = new VitamBench(options => options.PlatformKey = "s3cret");
        bench.Wire.Answer(200, VitamBench.Status("done", error: """{"message":"bad key s3cret","description":"s3cret"}"""));
        Func<Task> wait = () => bench.Tasks.GetHandle("t1").WaitForCompletionAsync();

        VitamTaskFailedException exception = (await wait.Should().ThrowAsync<VitamTaskFailedException>()).Which;

        new[] { exception.Message, exception.Update.Message, exception.Update.ToString(), exception.ToString() }.Should().AllSatisfy(text => text.Should().NotContain("s3cret"));
    }

    [Fact]
    public async Task A_task_that_echoes_the_key_does_not_show_it()
    {
        await using var bench = new VitamBench();
        string key = VitamBench.Key;
        string body =
            $$"""
            {"id":"t1","type":"{{key}}","state":"{{key}}","task_status":"{{key}}","start_date":"{{key}}","end_date":"{{key}}","expiration_date":"{{key}}",
            "result_link":"https://xxx/?k={{Uri.EscapeDataString(key)}}","x":"{{key}}",
            "error":{"code":"{{key}}","state":"{{key}}","message":"{{key}}","description":"{{key}}","errors":[{"code":"{{key}}","message":"{{key}}","errors":[{"description":"{{key}}"}]}]}
            }
            """;
        bench.Wire.Otherwise = sent => ServiceScript.Response(200, body, Echoes);

        VitamAsyncStatus task = await bench.Tasks.GetAsync("t1");
        JobUpdate update = await ((IBatchJob)bench.Tasks.GetHandle("t1")).GetUpdateAsync();
        SubmitTaskResult submission = await bench.Tasks.SubmitAsync(VitamBench.Step);
        Exception failed = (await bench.Tasks.GetHandle("t1").Invoking(one => one.WaitForCompletionAsync()).Should().ThrowAsync<VitamTaskFailedException>()).Which;

        string?[] shown =
        [
            task.ToString(), task.Type.ToString(), task.State.ToString(), task.TaskStatus.ToString(), task.Started.ToString(), task.Ended.ToString(), task.Expires.ToString(),
            task.ResultLink, task.Error!.ToString(), task.Error.Code.ToString(), task.Error.Errors[0].Code.ToString(), task.Error.Errors[0].ToString(),
            task.ResponseMetadata.ToString(), submission.ToString(), update.ToString(), update.Message, failed.ToString(), bench.Logs.Text,
        ];
        shown.Should().AllSatisfy(Hidden);
        task.ResultLink.Should().Be("https://xxx/?k=***");
    }

    [Fact]
    public async Task A_wait_that_ends_early_does_not_show_the_key_in_the_state()
    {
        await using var bench = new VitamBench(options => options.Polling.Timeout = TimeSpan.FromSeconds(1));
        bench.Wire.Otherwise = _ => ServiceScript.Response(200, VitamBench.Status($"running with {VitamBench.Key}"));

        Hidden((await bench.Tasks.GetHandle("t1").Invoking(one => one.WaitForCompletionAsync()).Should().ThrowAsync<JobWaitTimeoutException>()).Which.ToString());
    }

    [Fact]
    public async Task A_list_that_echoes_the_key_does_not_show_it()
    {
        await using var bench = new VitamBench();
        bench.Wire.Answer(
            200,
            $$$"""{"hits":{"next":"{{{VitamBench.Key}}}"},"context":{"query":"key='{{{VitamBench.Key}}}'","x":"{{{VitamBench.Key}}}"},"results":["a"]}""",
            Echoes);

        VitamTaskList list = await bench.Tasks.ListAsync();

        new[] { list.ToString(), list.Context.Query, list.Context.ToString(), list.Hits.Next, list.Hits.ToString(), list.ResponseMetadata.ToString() }.Should().AllSatisfy(Hidden);
        list.Context.Query.Should().Be("key='***'");
    }

    [Fact]
    public async Task A_service_that_echoes_the_key_does_not_show_it_not_even_in_a_health_report()
    {
        string key = VitamBench.Key;
        var wire = new ServiceScript(TimeProvider.System, VitamBench.Root)
        {
            Otherwise = _ => ServiceScript.Response(200, $$"""{"id":"{{key}}","service":"{{key}}","startDate":"{{key}}","status":"{{key}}"}""", Echoes),
        };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddVitamClient(options => (options.Endpoint, options.PlatformKey) = (new Uri("https://worker.example.com"), key)).ConfigurePrimaryHttpMessageHandler(() => wire);
        services.AddHealthChecks().AddVitamHealthCheck();
        await using ServiceProvider provider = services.BuildServiceProvider();

        VitamServiceStatus status = await provider.GetRequiredService<IVitamService>().GetStatusAsync();
        HealthReportEntry entry = (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["vitam"];

        new[] { status.ToString(), status.Id, status.Service, status.Started.Text, status.Status.Value, status.ResponseMetadata.ToString(), entry.Description }.Should().AllSatisfy(Hidden);
        entry.Data.Values.Should().AllSatisfy(value => Hidden(value.ToString()));
    }

    [Fact]
    public async Task Failures_on_the_way_do_not_show_the_key()
    {
        await using var bench = new VitamBench(options => options.Retry.MaxRetryAttempts = 0);
        bench.Wire.RefuseConnection().NeverAnswer().Then((_, _) => throw new HttpRequestException($"X-Vitam-Key: {VitamBench.Key}"));

        for (int i = 0; i < 3; i++)
        {
            Exception? exception = await Record.ExceptionAsync(() => bench.Tasks.ListAsync());
            Hidden(exception!.ToString());
        }

        Hidden(bench.Logs.Text);
    }

    [Fact]
    public void A_debugger_does_not_show_the_key() =>
        typeof(VitamClientOptions).GetProperties()
            .Where(property => property.GetValue(new VitamClientOptions { PlatformKey = VitamBench.Key }) is VitamBench.Key)
            .Should().ContainSingle()
            .Which.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State.Should().Be(DebuggerBrowsableState.Never);

    private static void Hidden(string? text) => (text ?? "").Should().NotContainAny(VitamBench.Key, Uri.EscapeDataString(VitamBench.Key), "Xw7Lr0");
}
