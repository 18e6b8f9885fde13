using System.Text;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;

namespace BatchJobs.Client.Tests.Simulation;

/// <summary>How the end of a call compares with what really happened.</summary>
public enum Verdict
{
    True,
    Unknown,
    Canceled,
    StatedException,
    Violation,
}

/// <summary>Runs a schedule and judges the end of the client's call.</summary>
internal sealed class SimulatedRun(Schedule schedule)
{
    private const string Definition = """{"action":"TRAINING","model":{"id":"m"},"setting":{"inputs":[]}}""";
    private const string OtherDefinition = """{"action":"EVALUATION","model":{"id":"other"},"setting":{"inputs":[]}}""";
    private const string FlowName = "flow.djf";

    private static readonly Uri SpssRoot = new("http://127.0.0.1/");
    private static readonly Uri DataFluxRoot = new("http://127.0.0.1/SASDataMgmtBatchJob/rest/");
    private static readonly VitamStep VitamStep = VitamStep.Named("step").Action("act", static _ => { }).Build();
    private static readonly JobDefinition SpssDefinition = JobDefinition.Parse(Definition);

    private string flowId = "";
    private string jobId = "";
    private string taskId = "";
    private string requestId = "";
    private DateTimeOffset submittedBefore;

    /// <summary>What the call came to, and what really happened, for a report.</summary>
    public string Story { get; private set; } = "";

    public async Task<Verdict> RunAsync()
    {
        using var server = new FakeBatchServer();
        server.Spss.Options.Servers = 0;
        server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromDays(30));
        server.DataFlux.WhenExecuted(_ => true).QueueFor(TimeSpan.Zero).RunFor(TimeSpan.FromDays(30));
        using var others = new HttpMessageInvoker(server.CreateHandler());
        Task Act(Others what) => ActAsync(others, what);
        await PrepareAsync(others);
        requestId = schedule.Call == SimulatedCall.VitamCancelByRequest ? server.Vitam.Tasks[taskId].RequestId : "";
        if (schedule.Before != Others.Nothing)
        {
            submittedBefore = server.Clock.GetUtcNow();
            await Act(schedule.Before);
            await server.AdvanceAsync(schedule.Age);
        }

        using var caller = new CancellationTokenSource();
        using var network = new FaultyNetwork(server, schedule, Act, caller);
        TimeProvider clock = schedule.Skew == TimeSpan.Zero ? server.Clock : new SkewedClock(server.Clock, schedule.Skew);
        string? success = null;
        Exception? failure = null;
        try
        {
            success = await CallAsync(network, clock, caller.Token);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        bool startedTwice = await RestartAsync(network, clock, failure);
        await Task.WhenAll(network.Late);
        Story = $"{(success is null ? $"{failure!.GetType().Name}: {failure.Message}" : $"success {success}")}; carried out {network.Applied} times"
            + $"{(network.ArrivedLate ? ", late" : "")}{(network.RefusedAfterwards ? ", refused afterwards" : "")}{(network.ChangedByOthers ? ", changed by others" : "")}";
        return startedTwice && !(network.ArrivedLate || network.RefusedAfterwards || network.ChangedByOthers) ? Verdict.Violation : Judge(success, failure, network);
    }

    /// <summary>The program was ended in the middle, and submits its job again when it has been started anew.</summary>
    /// <returns>Whether the service has carried out both.</returns>
    private async Task<bool> RestartAsync(FaultyNetwork network, TimeProvider clock, Exception? failure)
    {
        if (failure is not OperationCanceledException || schedule.Call != SimulatedCall.SpssSubmit || network.Applied > 1)
        {
            return false;
        }

        _ = await Record.ExceptionAsync(() => CallAsync(network, clock, CancellationToken.None));
        return network.Applied > 1;
    }

    private Verdict Judge(string? success, Exception? failure, FaultyNetwork network)
    {
        bool isExcused = network.ArrivedLate || network.RefusedAfterwards || network.ChangedByOthers;
        if (failure is OperationCanceledException)
        {
            return schedule.CancelAt is null ? Verdict.Violation : Verdict.Canceled;
        }

        if (failure is SubmissionOutcomeUnknownException)
        {
            return IsSubmission ? network.Applied <= 1 || isExcused ? Verdict.Unknown : Verdict.Violation : Verdict.Violation;
        }

        if (failure is not (null or BatchJobException or RequestTimeoutException))
        {
            return Verdict.Violation;
        }

        if (success is not null)
        {
            return IsSubmission ? JudgeSuccess(network, isExcused) : JudgeDeletion(success, network, isExcused);
        }

        // A failure of a submission says that nothing was started; one of a deletion says nothing.
        return !IsSubmission || network.Applied == 0 ? Verdict.True : isExcused ? Verdict.StatedException : Verdict.Violation;
    }

    private bool IsSubmission => schedule.Call is SimulatedCall.SpssSubmit or SimulatedCall.SpssSubmitOrResubmit
        or SimulatedCall.DataFluxExecute or SimulatedCall.DataFluxCreate or SimulatedCall.VitamSubmit;

    private Verdict JudgeSuccess(FaultyNetwork network, bool isExcused) => network.Applied switch
    {
        1 => Verdict.True,
        0 => network.SubmittedByOthers || IsAgeHidden(network) ? Verdict.StatedException : Verdict.Violation,
        _ => isExcused ? Verdict.StatedException : Verdict.Violation,
    };

    // A Date that is wrong by as much as the job is old when the client sends its request.
    private bool IsAgeHidden(FaultyNetwork network) => schedule is { Date: DateHeader.Foreign, Before: Others.SubmitSame }
        && network.Attempts.Exists(attempt => (attempt - submittedBefore + schedule.DateOff).Duration() <= TimeSpan.FromSeconds(4));

    // "It was there" is true when we deleted it, and may be said when an attempt was lost that could have.
    private Verdict JudgeDeletion(string success, FaultyNetwork network, bool isExcused) => success switch
    {
        "True" => network.Applied > 0 || network.LostResponse ? Verdict.True : Verdict.Violation,
        "False" => network.Applied == 0 ? Verdict.True : isExcused ? Verdict.StatedException : Verdict.Violation,
        _ => network.Applied > 0 || (network.LostResponse && !MustBeCarriedOut) ? Verdict.True : Verdict.Violation,
    };

    // What a response only can confirm.
    private bool MustBeCarriedOut => schedule.Call is SimulatedCall.SpssUpload or SimulatedCall.DataFluxUpdateContent;

    private async Task<string> CallAsync(HttpMessageHandler network, TimeProvider clock, CancellationToken cancellationToken)
    {
        switch (schedule.Call)
        {
            case SimulatedCall.SpssSubmit:
                return (await Spss(network, clock).Jobs.SubmitAsync("j", SpssDefinition, cancellationToken)).Id;
            case SimulatedCall.SpssSubmitOrResubmit:
                return (await Spss(network, clock).Jobs.SubmitOrResubmitAsync("j", SpssDefinition, cancellationToken)).Job.Id;
            case SimulatedCall.SpssDelete:
                return $"{await Spss(network, clock).Jobs.DeleteAsync("j", cancellationToken)}";
            case SimulatedCall.SpssDeleteMany:
                return $"{(await Spss(network, clock).Jobs.DeleteManyAsync(["j", "k"], cancellationToken)).Count > 0}";
            case SimulatedCall.SpssUpload:
                return await Spss(network, clock).Files.UploadAsync("f", new MemoryStream([1, 2, 3]), cancellationToken: cancellationToken);
            case SimulatedCall.SpssDeleteFile:
                return $"{await Spss(network, clock).Files.DeleteAsync("f", cancellationToken)}";
            case SimulatedCall.DataFluxExecute:
                return (await DataFlux(network, clock).JobFlows.ExecuteAsync(flowId, cancellationToken: cancellationToken)).Id;
            case SimulatedCall.DataFluxCreate:
                return (await DataFlux(network, clock).JobFlows.CreateAsync("new.djf", new MemoryStream("<flow/>"u8.ToArray()), cancellationToken)).Id;
            case SimulatedCall.DataFluxUpdateContent:
                return (await DataFlux(network, clock).JobFlows.UpdateContentAsync(flowId, new MemoryStream("<flow>new</flow>"u8.ToArray()), cancellationToken)).Id;
            case SimulatedCall.DataFluxCancel:
                return (await DataFlux(network, clock).Jobs.CancelAsync(jobId, cancellationToken)).State.Value;
            case SimulatedCall.DataFluxDelete:
                return $"{await DataFlux(network, clock).JobFlows.DeleteAsync(flowId, cancellationToken)}";
            case SimulatedCall.VitamSubmit:
                return (await Vitam(network, clock).Tasks.SubmitAsync(VitamStep, cancellationToken: cancellationToken)).Task.Id;
            case SimulatedCall.VitamCancelByRequest:
                return (await Vitam(network, clock).Tasks.CancelByRequestIdAsync(requestId, cancellationToken: cancellationToken)).State.Value;
            default:
                return (await Vitam(network, clock).Tasks.CancelAsync(taskId, cancellationToken: cancellationToken)).State.Value;
        }
    }

    private SpssClient Spss(HttpMessageHandler network, TimeProvider clock)
    {
        var options = new SpssClientOptions { Endpoint = SpssRoot, AccessKey = "key" };
        options.Retry.MaxRetryAttempts = schedule.Retries;
        return SpssClient.Create(options, network, clock);
    }

    private DataFluxClient DataFlux(HttpMessageHandler network, TimeProvider clock)
    {
        var options = new DataFluxClientOptions { Endpoint = SpssRoot };
        options.Retry.MaxRetryAttempts = schedule.Retries;
        return DataFluxClient.Create(options, network, clock);
    }

    private VitamClient Vitam(HttpMessageHandler network, TimeProvider clock)
    {
        var options = new VitamClientOptions { Endpoint = SpssRoot, PlatformKey = "key" };
        options.Retry.MaxRetryAttempts = schedule.Retries;
        return VitamClient.Create(options, network, clock);
    }

    private async Task PrepareAsync(HttpMessageInvoker others)
    {
        switch (schedule.Call)
        {
            case SimulatedCall.SpssDeleteFile:
                await SendAsync(others, HttpMethod.Put, new Uri(SpssRoot, "pm/v1/file/f?accesskey=key"), "--b\r\nContent-Disposition: form-data; name=\"model_file\"; filename=\"f\"\r\n\r\n1\r\n--b--\r\n", "multipart/form-data; boundary=b");
                break;
            case SimulatedCall.DataFluxExecute or SimulatedCall.DataFluxDelete or SimulatedCall.DataFluxUpdateContent or SimulatedCall.DataFluxCancel:
                string flow = await SendAsync(others, HttpMethod.Post, new Uri(DataFluxRoot, "jobFlowDefns"), Flow(FlowName), "application/vnd.sas.datamgmt.jobflow+json");
                flowId = Member(flow, "id");
                if (schedule.Call == SimulatedCall.DataFluxCancel)
                {
                    string job = await SendAsync(others, HttpMethod.Post, new Uri(DataFluxRoot, $"jobFlowDefns/{Uri.EscapeDataString(flowId)}"), "{}", "application/vnd.sas.datamgmt.jobflow.metadata+json");
                    jobId = System.Text.Json.JsonDocument.Parse(job).RootElement.GetProperty("items")[0].GetProperty("id").GetString()!;
                }

                break;
            case SimulatedCall.VitamCancel or SimulatedCall.VitamCancelByRequest:
                taskId = Member(await SubmitTaskAsync(others), "id");
                break;
        }
    }

    private async Task ActAsync(HttpMessageInvoker others, Others what)
    {
        switch (schedule.Call, what)
        {
            case (SimulatedCall.SpssSubmit or SimulatedCall.SpssSubmitOrResubmit or SimulatedCall.SpssDelete or SimulatedCall.SpssDeleteMany, Others.Delete):
                await SendAsync(others, HttpMethod.Delete, new Uri(SpssRoot, "pm/v1/jobs/j?accesskey=key"));
                break;
            case (SimulatedCall.SpssSubmit or SimulatedCall.SpssSubmitOrResubmit or SimulatedCall.SpssDelete or SimulatedCall.SpssDeleteMany, not Others.Nothing):
                await SendAsync(others, HttpMethod.Post, new Uri(SpssRoot, "pm/v1/jobs/j?accesskey=key"), what == Others.SubmitSame ? Definition : OtherDefinition);
                break;
            case (SimulatedCall.DataFluxExecute, Others.SubmitSame or Others.SubmitOther):
                await SendAsync(others, HttpMethod.Post, new Uri(DataFluxRoot, $"jobFlowDefns/{Uri.EscapeDataString(flowId)}"), "{}", "application/vnd.sas.datamgmt.jobflow.metadata+json");
                break;
            case (SimulatedCall.DataFluxCreate, Others.SubmitSame or Others.SubmitOther):
                await SendAsync(others, HttpMethod.Post, new Uri(DataFluxRoot, "jobFlowDefns"), Flow("new.djf"), "application/vnd.sas.datamgmt.jobflow+json");
                break;
            case (SimulatedCall.DataFluxDelete, Others.Delete):
                await SendAsync(others, HttpMethod.Delete, new Uri(DataFluxRoot, $"jobFlowDefns/{Uri.EscapeDataString(flowId)}"));
                break;
            case (SimulatedCall.VitamSubmit, Others.SubmitSame or Others.SubmitOther):
                await SubmitTaskAsync(others);
                break;
        }
    }

    private static Task<string> SubmitTaskAsync(HttpMessageInvoker others) =>
        SendAsync(others, HttpMethod.Post, new Uri(SpssRoot, "v1/tasks"), """{"Step":"step","actions":[{"action":"act"}]}""");

    private static string Flow(string name) => $$"""{"version":1,"name":"{{name}}","content":"PGZsb3cvPg=="}""";

    private static string Member(string json, string name) =>
        System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty(name).GetString()!;

    private static async Task<string> SendAsync(HttpMessageInvoker others, HttpMethod method, Uri address, string? body = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("X-Vitam-Key", "key");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using HttpResponseMessage response = await others.SendAsync(request, CancellationToken.None);
        return await response.Content.ReadAsStringAsync();
    }
}
