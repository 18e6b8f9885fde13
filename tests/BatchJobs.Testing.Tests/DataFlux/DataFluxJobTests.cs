using System.Text.Json;
using BatchJobs.Testing.DataFlux;

namespace BatchJobs.Testing.Tests.DataFlux;

public sealed class DataFluxJobTests
{
    [Fact]
    public async Task A_job_runs_and_completes()
    {
        using var bench = new DataFluxBench();
        JsonElement job = await bench.ExecuteAsync("""{"inputs":{"p":"v\n","n":null,"t":{"metadata":[{"name":"a","type":"string","maxChars":1}],"data":[["xx"]]}}}""");
        string self = job.Link("self").Text("href");

        job.Rels().Should().BeEquivalentTo("jobFlow", "self", "log", "cancel", "kill");
        job.Text("userName").Should().Be("PUBLIC");
        job.Text("startTimeStamp").Should().Be("2025-12-31T19:00:00");
        job.Text("stopTimeStamp").Should().BeEmpty();
        await bench.AdvanceAsync(5);
        job = (await bench.SendAsync("GET", self)).Item;
        job.Text("state").Should().Be("completed");
        job.Text("stopTimeStamp").Should().Be("2025-12-31T19:00:05");
        job.GetProperty("duration").GetDouble().Should().Be(5);
        job.Rels().Should().BeEquivalentTo("jobFlow", "self", "log", "delete");
        (await bench.SendAsync("GET", job.Link("log").Text("href"))).Text.Should()
            .Be(bench.Fake.Jobs.Single().Log).And.Contain("\"p\": \"v\\n\"\n").And.Contain("Warning").And.EndWith("completed.\n");
        bench.Fake.Jobs.Single().History.Select(change => change.State).Should().Equal("queued", "running", "completed");

        (await bench.SendAsync("DELETE", self)).Status.Should().Be(204);
        (await bench.SendAsync("GET", self)).Status.Should().Be(404);
        (await bench.SendAsync("GET", self + "/log")).Status.Should().Be(404);
    }

    [Fact]
    public async Task A_log_grows_until_the_job_ends()
    {
        using var bench = new DataFluxBench();
        bench.Fake.WhenExecuted(_ => true).RunFor(TimeSpan.FromSeconds(3)).Log(TimeSpan.FromSeconds(4), "d").Log(TimeSpan.FromSeconds(2), "b").Log(TimeSpan.Zero, "a").ThenFail("boom");
        string log = (await bench.ExecuteAsync()).Link("log").Text("href");
        string last = "";

        for (int i = 0; i < 6; i++)
        {
            string text = (await bench.SendAsync("GET", log)).Text;
            text.Should().StartWith(last);
            last = text;
            await bench.AdvanceAsync(1);
        }

        last.Split('\n').Skip(1).Should().Equal("a", "b", "boom", "");
        bench.Fake.Jobs.Single().State.Should().Be("failed");
    }

    [Fact]
    public async Task A_plan_can_be_written_on_several_threads()
    {
        using var bench = new DataFluxBench();
        DataFluxJobPlan plan = bench.Fake.WhenExecuted(_ => true);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() => Write(plan), TaskCreationOptions.LongRunning)));
        await bench.ExecuteAsync();

        bench.Fake.Jobs.Single().Log.Split('\n').Count(line => line == "line").Should().Be(80_000);

        static void Write(DataFluxJobPlan plan)
        {
            for (int i = 0; i < 20_000; i++)
            {
                plan.Log(TimeSpan.Zero, "line");
            }
        }
    }

    [Fact]
    public async Task A_plan_that_changes_leaves_the_jobs_that_have_it_alone()
    {
        using var bench = new DataFluxBench();
        DataFluxJobPlan plan = bench.Fake.WhenExecuted(_ => true).Log(TimeSpan.Zero, "before");
        await bench.ExecuteAsync();

        plan.Log(TimeSpan.Zero, "after").RunFor(TimeSpan.FromHours(1)).ThenFail("after");
        await bench.AdvanceAsync(5);

        bench.Fake.Jobs.Single().State.Should().Be("completed");
        bench.Fake.Jobs.Single().Log.Should().Contain("before").And.NotContain("after");
    }

    [Theory]
    [InlineData("/jobs/{id}/cancel", "/jobs/{id}/kill")]
    [InlineData("/jobs/{id}?action=cancel", "/jobs/{id}?action=kill")]
    [InlineData("/stop?job={id}&how=cancel", "/stop?job={id}&how=kill")]
    public async Task Jobs_are_canceled_and_killed_where_their_links_say(string cancel, string kill)
    {
        using var bench = new DataFluxBench();
        bench.Fake.Options.CancelLink = cancel;
        bench.Fake.Options.KillLink = kill;
        bench.Fake.WhenExecuted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        JsonElement canceled = await bench.ExecuteAsync();
        JsonElement killed = await bench.ExecuteAsync();

        (await bench.SendAsync("PUT", killed.Link("kill").Text("href"), "")).Item.Text("state").Should().Be("canceled");
        (await bench.SendAsync("PUT", canceled.Link("cancel").Text("href"), "")).Item.Text("state").Should().Be("running");
        (await bench.SendAsync("DELETE", canceled.Link("self").Text("href"))).Status.Should().Be(409);
        await bench.AdvanceAsync(1);
        (await bench.SendAsync("GET", canceled.Link("self").Text("href"))).Item.Text("state").Should().Be("canceled");
        (await bench.SendAsync("PUT", canceled.Link("cancel").Text("href"), "")).Status.Should().Be(409);
        (await bench.SendAsync("GET", canceled.Link("cancel").Text("href"))).Status.Should().BeOneOf(404, 200);
    }

    [Fact]
    public async Task Jobs_queue_and_fail_when_their_flow_is_gone()
    {
        using var bench = new DataFluxBench();
        bench.Fake.Options.Servers = 1;
        JsonElement running = await bench.ExecuteAsync();
        JsonElement queued = await bench.ExecuteAsync();

        queued.Text("state").Should().Be("queued");
        queued.Text("startTimeStamp").Should().BeEmpty();
        queued.Rels().Should().BeEquivalentTo("jobFlow", "self");
        (await bench.SendAsync("GET", queued.Link("self").Text("href") + "/log")).Status.Should().Be(404);
        (await bench.SendAsync("PUT", queued.Link("self").Text("href") + "/cancel", "")).Status.Should().Be(409);
        (await bench.SendAsync("DELETE", queued.Link("jobFlow").Text("href"))).Status.Should().Be(204);
        await bench.AdvanceAsync(5);
        bench.Fake.Jobs[running.Text("id")].State.Should().Be("completed");
        bench.Fake.Jobs[queued.Text("id")].State.Should().Be("failed");
        bench.Fake.Jobs[queued.Text("id")].Log.Should().Contain("404");
    }

    [Fact]
    public async Task A_queued_job_can_be_canceled_when_the_options_say_so()
    {
        using var bench = new DataFluxBench();
        bench.Fake.Options.Servers = 1;
        bench.Fake.Options.QueuedJobsHaveCancelLinks = true;
        bench.Fake.Options.CancelStatus = 204;
        bench.Fake.Options.StateAfterKill = "failed";
        JsonElement running = await bench.ExecuteAsync();
        JsonElement queued = await bench.ExecuteAsync();
        JsonElement last = await bench.ExecuteAsync();

        (await bench.SendAsync("PUT", queued.Link("cancel").Text("href"), "")).Status.Should().Be(204);
        (await bench.SendAsync("PUT", running.Link("kill").Text("href"), "")).Status.Should().Be(204);

        bench.Fake.Jobs.Select(job => job.State).Should().Equal("failed", "canceled", "running");
        bench.Fake.Jobs.Contains(last.Text("id")).Should().BeTrue();
    }

    [Theory]
    [InlineData("", 2, 200)]
    [InlineData("?name=a%2Bb", 1, 200)]
    [InlineData("?name=a+b", 1, 200)]
    [InlineData("?name=a%20b", 0, 200)]
    [InlineData("?user=PUBLIC", 2, 200)]
    [InlineData("?user=PUBLIC|x", 0, 200)]
    [InlineData("?state=running", 2, 200)]
    [InlineData("?state=Running", 0, 400)]
    [InlineData("?state=running&user=PUBLIC", 0, 400)]
    [InlineData("?sate=running", 0, 400)]
    public async Task Jobs_are_found_by_one_filter(string query, int count, int status)
    {
        using var bench = new DataFluxBench();
        bench.Fake.JobFlows.Add("a+b", "<a/>"u8.ToArray());
        await bench.ExecuteAsync();
        await bench.ExecuteAsync(name: "a+b");

        Answer answer = await bench.SendAsync("GET", "/jobs" + query);

        answer.Status.Should().Be(status);
        if (status == 200)
        {
            answer.Json.GetProperty("count").GetInt32().Should().Be(count);
        }
    }

    [Fact]
    public async Task Finished_jobs_are_deleted_by_state()
    {
        using var bench = new DataFluxBench();
        await bench.ExecuteAsync();
        await bench.AdvanceAsync(5);
        await bench.ExecuteAsync();

        foreach (string query in (string[])["", "?state=running", "?state=queued", "?state=x", "?name=flow.djf"])
        {
            (await bench.SendAsync("DELETE", "/jobs" + query)).Status.Should().Be(400, query);
        }

        (await bench.SendAsync("DELETE", "/jobs?state=failed")).Status.Should().Be(204);
        bench.Fake.Jobs.Should().HaveCount(2);
        (await bench.SendAsync("DELETE", "/jobs?state=completed")).Status.Should().Be(204);
        bench.Fake.Jobs.Should().ContainSingle();
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData(null, "{}")]
    [InlineData(DataFluxBench.Metadata, "[]")]
    [InlineData(DataFluxBench.Metadata, "{")]
    [InlineData(DataFluxBench.Metadata, "{\"input\":{}}")]
    [InlineData(DataFluxBench.Metadata, "{\"inputs\":[]}")]
    [InlineData(DataFluxBench.Metadata, "{\"inputs\":{\"a\":1}}")]
    [InlineData(DataFluxBench.Metadata, "{\"inputs\":{\"a\":{}}}")]
    [InlineData(DataFluxBench.Metadata, "{\"inputs\":{\"a\":{\"metadata\":[],\"data\":[]}}}")]
    [InlineData(DataFluxBench.Metadata, "{\"inputs\":{\"a\":{\"metadata\":[{\"name\":\"c\",\"type\":\"integer\"}],\"data\":[[1,2]]}}}")]
    [InlineData(DataFluxBench.Metadata, "{\"inputs\":{\"a\":{\"metadata\":[{\"name\":\"c\",\"type\":\"integer\"}],\"data\":[[1.5]]}}}")]
    [InlineData(DataFluxBench.Metadata, "{\"inputs\":{\"a\":{\"metadata\":[{\"name\":\"c\",\"type\":\"new\"}],\"data\":[[{}]]}}}")]
    public async Task Bad_executions_start_nothing(string? contentType, string body)
    {
        using var bench = new DataFluxBench();

        (await bench.SendAsync("POST", $"/jobFlowDefns/{DataFluxBench.Id("flow.djf")}", body, contentType)).Status.Should().Be(400);
        bench.Fake.Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task Users_need_credentials_and_may_be_denied_a_flow()
    {
        using var bench = new DataFluxBench();
        bench.Fake.AddUser("ram", "p:w");
        bench.Fake.AddUser("root", "pw", isAdministrator: true);
        bench.Fake.Deny("ram", "flow.djf");
        string flow = "/jobFlowDefns/" + DataFluxBench.Id("flow.djf");

        Answer refused = await bench.SendAsync("GET", "/");
        refused.Status.Should().Be(401);
        refused.Challenge.Should().Be("Basic realm=\"DataFlux Data Management Server\"");
        (await bench.SendAsync("GET", "/", user: "ram:x")).Status.Should().Be(401);
        (await bench.SendAsync("GET", "/jobFlowDefns", user: "ram:p:w")).Item.Text("name").Should().Be("flow.djf");
        (await bench.SendAsync("GET", flow, user: "ram:p:w")).Status.Should().Be(200);
        (await bench.SendAsync("HEAD", flow, user: "ram:p:w")).Status.Should().Be(200);
        (await bench.SendAsync("GET", flow + "/jobs", user: "ram:p:w")).Status.Should().Be(200);
        foreach ((string method, string path) in ((string, string)[])
                 [("GET", "/content"), ("PUT", "/content"), ("GET", "/metadata"), ("DELETE", ""), ("POST", "")])
        {
            (await bench.SendAsync(method, flow + path, method == "GET" ? null : "{}", DataFluxBench.Metadata, "ram:p:w")).Status.Should().Be(403);
        }

        (await bench.SendAsync("DELETE", "/engines", user: "ram:p:w")).Status.Should().Be(403);
        (await bench.SendAsync("DELETE", "/engines", user: "root:pw")).Status.Should().Be(204);
        (await bench.ExecuteAsync(user: "root:pw")).Text("userName").Should().Be("root");
    }

    [Fact]
    public async Task A_test_can_delete_a_job_as_somebody_else_may()
    {
        using var bench = new DataFluxBench();
        bench.Fake.Options.Servers = 1;
        JsonElement completed = await bench.ExecuteAsync();
        await bench.AdvanceAsync(5);
        JsonElement running = await bench.ExecuteAsync();
        JsonElement queued = await bench.ExecuteAsync();
        JsonElement next = await bench.ExecuteAsync();
        FakeDataFluxJob[] jobs = [.. bench.Fake.Jobs];

        foreach (JsonElement document in (JsonElement[])[completed, queued, running])
        {
            FakeDataFluxJob job = bench.Fake.Jobs[document.Text("id")];

            job.Delete();
            job.Delete();

            job.State.Should().Be("(none)");
            bench.Fake.Jobs.Contains(job.Id).Should().BeFalse();
            (await bench.SendAsync("GET", document.Link("self").Text("href"))).Status.Should().Be(404);
        }

        jobs.Select(job => string.Join(' ', job.History.Select(change => change.State))).Should().Equal(
            "queued running completed (none)", "queued running canceled (none)", "queued canceled (none)", "queued running");
        (await bench.SendAsync("GET", next.Link("self").Text("href"))).Item.Text("state").Should().Be("running");
    }

    [Fact]
    public void Only_a_user_that_exists_can_be_denied_a_flow()
    {
        using var bench = new DataFluxBench();
        bench.Fake.AddUser("ann", "p");

        bench.Fake.Invoking(fake => fake.Deny("an", "flow.djf")).Should().Throw<ArgumentException>().WithMessage("*'an'*ann*");
        bench.Fake.Invoking(fake => fake.Deny("ann", "later.djf")).Should().NotThrow();
    }

    [Fact]
    public async Task What_is_not_documented_is_refused_with_the_nearest_that_is()
    {
        using var bench = new DataFluxBench();
        using var lenient = new DataFluxBench(Strictness.AsServer);

        (await bench.SendAsync("GET", "/jobFlows")).Json.Text("message").Should().Contain("GET /jobFlowDefns");
        (await bench.SendAsync("PATCH", "/jobs")).Status.Should().Be(404);
        (await lenient.SendAsync("GET", "/jobFlows")).Should().Match<Answer>(answer => answer.Status == 404 && answer.Text == "");
        (await lenient.ExecuteAsync("{\"input\":1}")).Text("state").Should().Be("running");
        (await bench.SendAsync("GET", "/serverInfo")).Json.Text("serverStartupDate").Should().Be("20251231T19:00:00");
    }
}
