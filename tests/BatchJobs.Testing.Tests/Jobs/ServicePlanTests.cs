using System.Text;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Testing.Tests.Jobs;

public sealed class SpssPlanTests : PlanTests<SpssJobPlan>
{
    public SpssPlanTests() => Server.Spss.Files.Add("m", [1]);

    protected override string RunningState => "RUNNING";

    [Fact]
    public async Task A_list_is_a_poll_of_each_of_its_jobs()
    {
        Plan(_ => true).RunForPolls(1);
        FakeJob job = await SubmitAsync("job");
        await Server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        await Http.GetStringAsync("https://x.example.com/pm/v1/jobs?accesskey=k", Token);
        job.State.Should().Be("RUNNING");
        string list = await Http.GetStringAsync("https://x.example.com/pm/v1/jobs?accesskey=k", Token);

        list.Should().Contain("\"status\":\"SUCCESS\"");
    }

    [Fact]
    public async Task An_outcome_may_depend_on_files_and_on_what_was_submitted()
    {
        Server.Spss.WhenSubmitted(_ => true).ThenEnd((job, files) =>
            files.Contains("data") ? SpssOutcome.Success([.. files["data"], .. Encoding.UTF8.GetBytes(job.Id)]) : SpssOutcome.Failure($"{job.Id} lacks data"));
        FakeJob without = await SubmitAsync("without");
        await Server.AdvanceAsync(TimeSpan.FromDays(1), Token);
        FakeJob with = await SubmitAsync("with");
        Server.Spss.Files.Add("data", [7]);
        await Server.AdvanceAsync(TimeSpan.FromDays(1), Token);

        Failure(without).Should().Be("without lacks data");
        string status = await Http.GetStringAsync("https://x.example.com/pm/v1/jobs/with/status?accesskey=k", Token);
        string url = System.Text.Json.JsonDocument.Parse(status).RootElement.GetProperty("dataUrl").GetString()!;
        (await Http.GetByteArrayAsync($"{url}?accesskey=k", Token)).Should().Equal([7, .. "with"u8]);
        IsSuccess(with).Should().BeTrue();
    }

    [Fact]
    public async Task A_job_that_is_submitted_again_is_counted_again()
    {
        Server.Spss.WhenSubmitted(_ => true).ThenFail("no").AndThen().ThenSucceed();
        FakeJob job = await SubmitAsync("job");
        await Server.AdvanceAsync(TimeSpan.FromDays(1), Token);
        job.State.Should().Be("FAILED");

        using HttpResponseMessage response = await Http.PutAsync("https://x.example.com/pm/v1/jobs/job?accesskey=k", Definition(), Token);
        await Server.AdvanceAsync(TimeSpan.FromDays(1), Token);

        job.State.Should().Be("SUCCESS");
        job.PollCount.Should().Be(0, "it was not asked for since it was submitted again");
    }

    [Fact]
    public async Task A_gate_frees_the_servers_that_others_wait_for()
    {
        Server.Spss.Options.Servers = 1;
        var gate = new JobGate();
        Server.Spss.WhenSubmitted(job => job.Id == "held").RunUntil(gate);
        FakeJob held = await SubmitAsync("held");
        FakeJob next = await SubmitAsync("next");
        await Server.AdvanceAsync(TimeSpan.FromDays(1), Token);
        (held.State, next.State).Should().Be(("RUNNING", "PENDING"));

        gate.Release();

        (held.State, next.State).Should().Be(("SUCCESS", "RUNNING"));
    }

    protected override SpssJobPlan Plan(Func<string, bool> applies) => Server.Spss.WhenSubmitted(applies is null ? null! : job => applies(job.Id));

    protected override SpssJobPlan Fail(SpssJobPlan plan) => plan.ThenFail("no");

    protected override SpssJobPlan FailByNull(SpssJobPlan plan) => plan.ThenEnd((_, _) => null!);

    protected override SpssJobPlan OnEnd(SpssJobPlan plan, Action act) => plan.ThenEnd((_, _) =>
    {
        act();
        return SpssOutcome.Success();
    });

    protected override SpssJobPlan FailByException(SpssJobPlan plan) => plan.ThenEnd((_, _) => throw new InvalidOperationException("mine"));

    protected override async Task<FakeJob> SubmitAsync(string name)
    {
        using HttpResponseMessage response = await Http.PostAsync($"https://x.example.com/pm/v1/jobs/{name}?accesskey=k", Definition(), Token);
        response.EnsureSuccessStatusCode();
        return Server.Spss.Jobs[name];
    }

    protected override async Task PollAsync(FakeJob job) => await Http.GetStringAsync($"https://x.example.com/pm/v1/jobs/{job.Id}/status?accesskey=k", Token);

    protected override bool IsSuccess(FakeJob job) => job.State == "SUCCESS";

    protected override string Failure(FakeJob job) => ((FakeSpssJob)job).FailureMessage!;

    private static StringContent Definition() => new("""{"action":"TRAINING","model":{"id":"m"}}""", Encoding.UTF8, "application/json");
}

public sealed class DataFluxPlanTests : PlanTests<DataFluxJobPlan>
{
    private const string Root = "https://x.example.com/SASDataMgmtBatchJob/rest";

    protected override string RunningState => "running";

    [Fact]
    public async Task An_outcome_may_depend_on_job_flows_and_on_what_was_executed()
    {
        Server.DataFlux.WhenExecuted(_ => true).ThenEnd((job, flows) =>
            flows.Contains("other") ? DataFluxOutcome.Completed() : DataFluxOutcome.Failed($"{job.FlowName} needs the other"));
        FakeJob without = await SubmitAsync("flow");
        await Server.AdvanceAsync(TimeSpan.FromDays(1), Token);
        Server.DataFlux.JobFlows.Add("other", "<flow/>"u8.ToArray());
        FakeJob with = await SubmitAsync("flow");
        await Server.AdvanceAsync(TimeSpan.FromDays(1), Token);

        Failure(without).Should().EndWith("flow needs the other\n");
        IsSuccess(with).Should().BeTrue();
    }

    [Fact]
    public async Task Only_jobs_that_a_list_has_are_polled_by_it()
    {
        Plan(_ => true).RunForPolls(1);
        FakeJob one = await SubmitAsync("one");
        FakeJob other = await SubmitAsync("other");

        for (int i = 0; i < 3; i++)
        {
            await Http.GetStringAsync($"{Root}/jobs?name=other", Token);
        }

        (one.PollCount, one.State).Should().Be((0, "running"));
        (other.PollCount, other.State).Should().Be((3, "completed"));
    }

    [Fact]
    public async Task A_change_of_the_number_of_servers_does_not_change_the_past()
    {
        Server.DataFlux.Options.Servers = 1;
        Plan(_ => true).RunFor(TimeSpan.FromHours(1));
        FakeJob one = await SubmitAsync("one");
        FakeJob other = await SubmitAsync("other");
        await Server.AdvanceAsync(TimeSpan.FromSeconds(100), Token);
        DateTimeOffset change = Server.Clock.GetUtcNow();

        Server.DataFlux.Options.Servers = 2;
        await Server.AdvanceAsync(TimeSpan.FromSeconds(100), Token);

        other.StartedAt.Should().BeOnOrAfter(change);
        Server.DataFlux.Options.Servers = 0;
        await Server.AdvanceAsync(TimeSpan.FromDays(1), Token);
        IsSuccess(one).Should().BeTrue();
    }

    [Fact]
    public async Task A_cancellation_ends_a_job_that_a_gate_holds()
    {
        var gate = new JobGate();
        Plan(_ => true).RunUntil(gate);
        FakeJob job = await SubmitAsync("flow");

        using HttpResponseMessage response = await Http.PutAsync($"{Root}/jobs/{Uri.EscapeDataString(job.Id)}/cancel", null, Token);
        gate.Release();
        job.State.Should().Be("running", "the engine has been signaled to stop");
        await Server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        job.State.Should().Be("canceled");
    }

    protected override DataFluxJobPlan Plan(Func<string, bool> applies) => Server.DataFlux.WhenExecuted(applies is null ? null! : job => applies(job.FlowName));

    protected override DataFluxJobPlan Fail(DataFluxJobPlan plan) => plan.ThenFail("no");

    protected override DataFluxJobPlan FailByNull(DataFluxJobPlan plan) => plan.ThenEnd((_, _) => null!);

    protected override DataFluxJobPlan OnEnd(DataFluxJobPlan plan, Action act) => plan.ThenEnd((_, _) =>
    {
        act();
        return DataFluxOutcome.Completed();
    });

    protected override DataFluxJobPlan FailByException(DataFluxJobPlan plan) => plan.ThenEnd((_, _) => throw new InvalidOperationException("mine"));

    protected override async Task<FakeJob> SubmitAsync(string name)
    {
        Server.DataFlux.JobFlows.Add(name, "<flow/>"u8.ToArray());
        string id = Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(name)));
        using var inputs = new StringContent("{}", Encoding.UTF8, "application/vnd.sas.datamgmt.jobflow.metadata+json");
        using HttpResponseMessage response = await Http.PostAsync($"{Root}/jobFlowDefns/{id}", inputs, Token);
        response.EnsureSuccessStatusCode();
        return Server.DataFlux.Jobs.Last();
    }

    protected override async Task PollAsync(FakeJob job) => await Http.GetStringAsync($"{Root}/jobs/{Uri.EscapeDataString(job.Id)}", Token);

    protected override bool IsSuccess(FakeJob job) => job.State == "completed";

    protected override string Failure(FakeJob job) => ((FakeDataFluxJob)job).Log;
}

public sealed class VitamPlanTests : PlanTests<VitamTaskPlan>
{
    public VitamPlanTests() => Http.DefaultRequestHeaders.Add("X-Vitam-Key", "k");

    protected override string RunningState => "running";

    [Fact]
    public async Task An_outcome_may_depend_on_what_was_submitted()
    {
        Server.Vitam.WhenSubmitted(_ => true).ThenEnd(task =>
            task.Name == "good" ? VitamOutcome.Done($"/results/{task.Name}") : VitamOutcome.Failed(new FakeVitamError(412, "Wrong")));
        FakeJob good = await SubmitAsync("good");
        FakeJob bad = await SubmitAsync("bad");
        await Server.AdvanceAsync(TimeSpan.FromDays(1), Token);

        (await Http.GetStringAsync($"https://x.example.com/v1/tasks/{good.Id}", Token)).Should().Contain("/results/good");
        Failure(bad).Should().Contain("Wrong");
    }

    protected override VitamTaskPlan Plan(Func<string, bool> applies) => Server.Vitam.WhenSubmitted(applies is null ? null! : task => applies(task.Name));

    protected override VitamTaskPlan Fail(VitamTaskPlan plan) => plan.ThenFail(new FakeVitamError(500, "No"));

    protected override VitamTaskPlan FailByNull(VitamTaskPlan plan) => plan.ThenEnd(_ => null!);

    protected override VitamTaskPlan OnEnd(VitamTaskPlan plan, Action act) => plan.ThenEnd(_ =>
    {
        act();
        return VitamOutcome.Done();
    });

    protected override VitamTaskPlan FailByException(VitamTaskPlan plan) => plan.ThenEnd(_ => throw new InvalidOperationException("mine"));

    protected override async Task<FakeJob> SubmitAsync(string name)
    {
        using var step = new StringContent($$"""{"Step":"{{name}}","actions":[{"action":"a"}]}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Http.PostAsync("https://x.example.com/v1/tasks", step, Token);
        response.EnsureSuccessStatusCode();
        return Server.Vitam.Tasks.Last();
    }

    protected override async Task PollAsync(FakeJob job) => await Http.GetStringAsync($"https://x.example.com/v1/tasks/{job.Id}", Token);

    protected override bool IsSuccess(FakeJob job) => job.State == "done" && Failure(job) == "";

    protected override string Failure(FakeJob job)
    {
        string status = Http.GetStringAsync($"https://x.example.com/v1/tasks/{job.Id}", Token).GetAwaiter().GetResult();
        return System.Text.Json.JsonDocument.Parse(status).RootElement.TryGetProperty("error", out System.Text.Json.JsonElement error) ? error.GetRawText() : "";
    }
}
