using System.Text.Json;
using BatchJobs.Testing.DataFlux;

namespace BatchJobs.Testing.Tests.DataFlux;

public sealed class DataFluxJobTests
{
    [Fact]
    public async Task A_job_runs_and_completes()
    {
        using var fixture = new DataFluxClientFixture();
        JsonElement job = await fixture.ExecuteAsync("""{"inputs":{"p":"v\n","n":null,"t":{"metadata":[{"name":"a","type":"string","maxChars":1}],"data":[["xx"]]}}}""");
        string self = job.Link("self").Text("href");

        job.Rels().Should().BeEquivalentTo("jobFlow", "self", "log", "cancel", "kill");
        job.Text("userName").Should().Be("PUBLIC");
        job.Text("startTimeStamp").Should().Be("2025-12-31T19:00:00");
        job.Text("stopTimeStamp").Should().BeEmpty();
        await fixture.AdvanceAsync(5);
        job = (await fixture.SendAsync("GET", self)).Item;
        job.Text("state").Should().Be("completed");
        job.Text("stopTimeStamp").Should().Be("2025-12-31T19:00:05");
        job.GetProperty("duration").GetDouble().Should().Be(5);
        job.Rels().Should().BeEquivalentTo("jobFlow", "self", "log", "delete");
        (await fixture.SendAsync("GET", job.Link("log").Text("href"))).Text.Should()
            .Be(fixture.Fake.Jobs.Single().Log).And.Contain("\"p\": \"v\\n\"\n").And.Contain("Warning").And.EndWith("completed.\n");
        fixture.Fake.Jobs.Single().History.Select(change => change.State).Should().Equal("queued", "running", "completed");

        (await fixture.SendAsync("DELETE", self)).Status.Should().Be(204);
        (await fixture.SendAsync("GET", self)).Status.Should().Be(404);
        (await fixture.SendAsync("GET", self + "/log")).Status.Should().Be(404);
    }

    [Fact]
    public async Task A_log_grows_until_the_job_ends()
    {
        using var fixture = new DataFluxClientFixture();
        fixture.Fake.WhenExecuted(_ => true).RunFor(TimeSpan.FromSeconds(3)).Log(TimeSpan.FromSeconds(4), "d").Log(TimeSpan.FromSeconds(2), "b").Log(TimeSpan.Zero, "a").ThenFail("boom");
        string log = (await fixture.ExecuteAsync()).Link("log").Text("href");
        string last = "";

        for (int i = 0; i < 6; i++)
        {
            string text = (await fixture.SendAsync("GET", log)).Text;
            text.Should().StartWith(last);
            last = text;
            await fixture.AdvanceAsync(1);
        }

        last.Split('\n').Skip(1).Should().Equal("a", "b", "boom", "");
        fixture.Fake.Jobs.Single().State.Should().Be("failed");
    }

    [Fact]
    public async Task A_plan_can_be_written_on_several_threads()
    {
        using var fixture = new DataFluxClientFixture();
        DataFluxJobPlan plan = fixture.Fake.WhenExecuted(_ => true);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() => Write(plan), TaskCreationOptions.LongRunning)));
        await fixture.ExecuteAsync();

        fixture.Fake.Jobs.Single().Log.Split('\n').Count(line => line == "line").Should().Be(80_000);

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
        using var fixture = new DataFluxClientFixture();
        DataFluxJobPlan plan = fixture.Fake.WhenExecuted(_ => true).Log(TimeSpan.Zero, "before");
        await fixture.ExecuteAsync();

        plan.Log(TimeSpan.Zero, "after").RunFor(TimeSpan.FromHours(1)).ThenFail("after");
        await fixture.AdvanceAsync(5);

        fixture.Fake.Jobs.Single().State.Should().Be("completed");
        fixture.Fake.Jobs.Single().Log.Should().Contain("before").And.NotContain("after");
    }

    [Theory]
    [InlineData("/jobs/{id}/cancel", "/jobs/{id}/kill")]
    [InlineData("/jobs/{id}?action=cancel", "/jobs/{id}?action=kill")]
    [InlineData("/stop?job={id}&how=cancel", "/stop?job={id}&how=kill")]
    [Clause("DF-J-12")]
    public async Task Jobs_are_canceled_and_killed_where_their_links_say(string cancel, string kill)
    {
        using var fixture = new DataFluxClientFixture();
        fixture.Fake.Options.CancelLink = cancel;
        fixture.Fake.Options.KillLink = kill;
        fixture.Fake.WhenExecuted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        JsonElement canceled = await fixture.ExecuteAsync();
        JsonElement killed = await fixture.ExecuteAsync();

        (await fixture.SendAsync("PUT", killed.Link("kill").Text("href"), "")).Item.Text("state").Should().Be("canceled");
        (await fixture.SendAsync("PUT", canceled.Link("cancel").Text("href"), "")).Item.Text("state").Should().Be("running");
        (await fixture.SendAsync("DELETE", canceled.Link("self").Text("href"))).Status.Should().Be(409);
        await fixture.AdvanceAsync(1);
        (await fixture.SendAsync("GET", canceled.Link("self").Text("href"))).Item.Text("state").Should().Be("canceled");
        (await fixture.SendAsync("PUT", canceled.Link("cancel").Text("href"), "")).Status.Should().Be(409);
        (await fixture.SendAsync("GET", canceled.Link("cancel").Text("href"))).Status.Should().BeOneOf(404, 200);
    }

    [Fact]
    public async Task Jobs_queue_and_fail_when_their_flow_is_gone()
    {
        using var fixture = new DataFluxClientFixture();
        fixture.Fake.Options.Servers = 1;
        JsonElement running = await fixture.ExecuteAsync();
        JsonElement queued = await fixture.ExecuteAsync();

        queued.Text("state").Should().Be("queued");
        queued.Text("startTimeStamp").Should().BeEmpty();
        queued.Rels().Should().BeEquivalentTo("jobFlow", "self");
        (await fixture.SendAsync("GET", queued.Link("self").Text("href") + "/log")).Status.Should().Be(404);
        (await fixture.SendAsync("PUT", queued.Link("self").Text("href") + "/cancel", "")).Status.Should().Be(409);
        (await fixture.SendAsync("DELETE", queued.Link("jobFlow").Text("href"))).Status.Should().Be(204);
        await fixture.AdvanceAsync(5);
        fixture.Fake.Jobs[running.Text("id")].State.Should().Be("completed");
        fixture.Fake.Jobs[queued.Text("id")].State.Should().Be("failed");
        fixture.Fake.Jobs[queued.Text("id")].Log.Should().Contain("404");
    }

    [Fact]
    public async Task A_queued_job_can_be_canceled_when_the_options_say_so()
    {
        using var fixture = new DataFluxClientFixture();
        fixture.Fake.Options.Servers = 1;
        fixture.Fake.Options.QueuedJobsHaveCancelLinks = true;
        fixture.Fake.Options.CancelStatus = 204;
        fixture.Fake.Options.StateAfterKill = "failed";
        JsonElement running = await fixture.ExecuteAsync();
        JsonElement queued = await fixture.ExecuteAsync();
        JsonElement last = await fixture.ExecuteAsync();

        (await fixture.SendAsync("PUT", queued.Link("cancel").Text("href"), "")).Status.Should().Be(204);
        (await fixture.SendAsync("PUT", running.Link("kill").Text("href"), "")).Status.Should().Be(204);

        fixture.Fake.Jobs.Select(job => job.State).Should().Equal("failed", "canceled", "running");
        fixture.Fake.Jobs.Contains(last.Text("id")).Should().BeTrue();
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
        using var fixture = new DataFluxClientFixture();
        fixture.Fake.JobFlows.Add("a+b", "<a/>"u8.ToArray());
        await fixture.ExecuteAsync();
        await fixture.ExecuteAsync(name: "a+b");

        Answer answer = await fixture.SendAsync("GET", "/jobs" + query);

        answer.Status.Should().Be(status);
        if (status == 200)
        {
            answer.Json.GetProperty("count").GetInt32().Should().Be(count);
        }
    }

    [Fact]
    public async Task Finished_jobs_are_deleted_by_state()
    {
        using var fixture = new DataFluxClientFixture();
        await fixture.ExecuteAsync();
        await fixture.AdvanceAsync(5);
        await fixture.ExecuteAsync();

        foreach (string query in (string[])["", "?state=running", "?state=queued", "?state=x", "?name=flow.djf"])
        {
            (await fixture.SendAsync("DELETE", "/jobs" + query)).Status.Should().Be(400, query);
        }

        (await fixture.SendAsync("DELETE", "/jobs?state=failed")).Status.Should().Be(204);
        fixture.Fake.Jobs.Should().HaveCount(2);
        (await fixture.SendAsync("DELETE", "/jobs?state=completed")).Status.Should().Be(204);
        fixture.Fake.Jobs.Should().ContainSingle();
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData(null, "{}")]
    [InlineData(DataFluxClientFixture.Metadata, "[]")]
    [InlineData(DataFluxClientFixture.Metadata, "{")]
    [InlineData(DataFluxClientFixture.Metadata, "{\"input\":{}}")]
    [InlineData(DataFluxClientFixture.Metadata, "{\"inputs\":[]}")]
    [InlineData(DataFluxClientFixture.Metadata, "{\"inputs\":{\"a\":1}}")]
    [InlineData(DataFluxClientFixture.Metadata, "{\"inputs\":{\"a\":{}}}")]
    [InlineData(DataFluxClientFixture.Metadata, "{\"inputs\":{\"a\":{\"metadata\":[],\"data\":[]}}}")]
    [InlineData(DataFluxClientFixture.Metadata, "{\"inputs\":{\"a\":{\"metadata\":[{\"name\":\"c\",\"type\":\"integer\"}],\"data\":[[1,2]]}}}")]
    [InlineData(DataFluxClientFixture.Metadata, "{\"inputs\":{\"a\":{\"metadata\":[{\"name\":\"c\",\"type\":\"integer\"}],\"data\":[[1.5]]}}}")]
    [InlineData(DataFluxClientFixture.Metadata, "{\"inputs\":{\"a\":{\"metadata\":[{\"name\":\"c\",\"type\":\"new\"}],\"data\":[[{}]]}}}")]
    public async Task Bad_executions_start_nothing(string? contentType, string body)
    {
        using var fixture = new DataFluxClientFixture();

        (await fixture.SendAsync("POST", $"/jobFlowDefns/{DataFluxClientFixture.Id("flow.djf")}", body, contentType)).Status.Should().Be(400);
        fixture.Fake.Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task Users_need_credentials_and_may_be_denied_a_flow()
    {
        using var fixture = new DataFluxClientFixture();
        fixture.Fake.AddUser("ram", "p:w");
        fixture.Fake.AddUser("root", "pw", isAdministrator: true);
        fixture.Fake.Deny("ram", "flow.djf");
        string flow = "/jobFlowDefns/" + DataFluxClientFixture.Id("flow.djf");

        Answer refused = await fixture.SendAsync("GET", "/");
        refused.Status.Should().Be(401);
        refused.Challenge.Should().Be("Basic realm=\"DataFlux Data Management Server\"");
        (await fixture.SendAsync("GET", "/", user: "ram:x")).Status.Should().Be(401);
        (await fixture.SendAsync("GET", "/jobFlowDefns", user: "ram:p:w")).Item.Text("name").Should().Be("flow.djf");
        (await fixture.SendAsync("GET", flow, user: "ram:p:w")).Status.Should().Be(200);
        (await fixture.SendAsync("HEAD", flow, user: "ram:p:w")).Status.Should().Be(200);
        (await fixture.SendAsync("GET", flow + "/jobs", user: "ram:p:w")).Status.Should().Be(200);
        foreach ((string method, string path) in ((string, string)[])
                 [("GET", "/content"), ("PUT", "/content"), ("GET", "/metadata"), ("DELETE", ""), ("POST", "")])
        {
            (await fixture.SendAsync(method, flow + path, method == "GET" ? null : "{}", DataFluxClientFixture.Metadata, "ram:p:w")).Status.Should().Be(403);
        }

        (await fixture.SendAsync("DELETE", "/engines", user: "ram:p:w")).Status.Should().Be(403);
        (await fixture.SendAsync("DELETE", "/engines", user: "root:pw")).Status.Should().Be(204);
        (await fixture.ExecuteAsync(user: "root:pw")).Text("userName").Should().Be("root");
    }

    [Fact]
    public async Task A_test_can_delete_a_job_as_somebody_else_may()
    {
        using var fixture = new DataFluxClientFixture();
        fixture.Fake.Options.Servers = 1;
        JsonElement completed = await fixture.ExecuteAsync();
        await fixture.AdvanceAsync(5);
        JsonElement running = await fixture.ExecuteAsync();
        JsonElement queued = await fixture.ExecuteAsync();
        JsonElement next = await fixture.ExecuteAsync();
        FakeDataFluxJob[] jobs = [.. fixture.Fake.Jobs];

        foreach (JsonElement document in (JsonElement[])[completed, queued, running])
        {
            FakeDataFluxJob job = fixture.Fake.Jobs[document.Text("id")];

            job.Delete();
            job.Delete();

            job.State.Should().Be("(none)");
            fixture.Fake.Jobs.Contains(job.Id).Should().BeFalse();
            (await fixture.SendAsync("GET", document.Link("self").Text("href"))).Status.Should().Be(404);
        }

        jobs.Select(job => string.Join(' ', job.History.Select(change => change.State))).Should().Equal(
            "queued running completed (none)", "queued running canceled (none)", "queued canceled (none)", "queued running");
        (await fixture.SendAsync("GET", next.Link("self").Text("href"))).Item.Text("state").Should().Be("running");
    }

    [Fact]
    public void Only_a_user_that_exists_can_be_denied_a_flow()
    {
        using var fixture = new DataFluxClientFixture();
        fixture.Fake.AddUser("ann", "p");

        fixture.Fake.Invoking(fake => fake.Deny("an", "flow.djf")).Should().Throw<ArgumentException>().WithMessage("*'an'*ann*");
        fixture.Fake.Invoking(fake => fake.Deny("ann", "later.djf")).Should().NotThrow();
    }

    [Fact]
    [Clause("DF-O-43")]
    public async Task What_is_not_documented_is_refused_with_the_nearest_that_is()
    {
        using var fixture = new DataFluxClientFixture();
        using var lenient = new DataFluxClientFixture(Strictness.Lenient);

        (await fixture.SendAsync("GET", "/jobFlows")).Json.Text("message").Should().Contain("GET /jobFlowDefns");
        (await fixture.SendAsync("PATCH", "/jobs")).Status.Should().Be(404);
        (await lenient.SendAsync("GET", "/jobFlows")).Should().Match<Answer>(answer => answer.Status == 404 && answer.Text == "");
        (await lenient.ExecuteAsync("{\"input\":1}")).Text("state").Should().Be("running");
        (await fixture.SendAsync("GET", "/serverInfo")).Json.Text("serverStartupDate").Should().Be("20251231T19:00:00");
    }
}
