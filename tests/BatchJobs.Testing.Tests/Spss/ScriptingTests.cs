using System.Text;
using System.Text.Json;
using BatchJobs.Testing.Spss;

namespace BatchJobs.Testing.Tests.Spss;

/// <summary>What a test's own scripts may do to the fake.</summary>
public sealed class ScriptingTests : IDisposable
{
    private readonly FakeBatchServer server = new(new FakeBatchServerOptions { Clock = ClockMode.Manual });
    private readonly HttpClient http;

    public ScriptingTests()
    {
        http = new HttpClient(server.CreateHandler()) { BaseAddress = new Uri("https://spss.example.com/pm/v1/") };
        server.Spss.Files.Add("stream", [1]);
    }

    [Fact]
    public async Task A_predicate_that_throws_is_told_and_leaves_nothing_behind()
    {
        server.Spss.WhenSubmitted(job => job.Parameter("missing")!.Length > 0);

        (int status, string body) = await SubmitAsync("j");

        status.Should().Be(500);
        body.Should().Contain("WhenSubmitted").And.Contain(nameof(NullReferenceException));
        server.Spss.Jobs.Should().BeEmpty();
        (await http.GetStringAsync("jobs?accesskey=k")).Should().Be("[]");
    }

    [Fact]
    public async Task A_predicate_that_throws_leaves_an_ended_job_as_it_was()
    {
        await SubmitAsync("j");
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        server.Spss.WhenSubmitted(_ => throw new InvalidOperationException("mine"));

        (int status, _) = await SubmitAsync("j", HttpMethod.Put);

        status.Should().Be(500);
        server.Spss.Jobs["j"].State.Should().Be("SUCCESS");
        server.Spss.Jobs["j"].FinishedAt.Should().NotBeNull();
    }

    [Fact]
    public async Task Jobs_of_all_lengths_take_the_servers_in_turn()
    {
        int[] minutes = [50, 10, 30, 30, 1, 90, 5, 5, 20, 2, 70, 1, 15, 40, 3];
        server.Spss.Options.Servers = 2;
        server.Spss.Options.PendingTime = TimeSpan.Zero;
        for (int i = 0; i < minutes.Length; i++)
        {
            int job = i;
            server.Spss.WhenSubmitted(submitted => submitted.Id == $"job {job}").RunFor(TimeSpan.FromMinutes(minutes[job]));
            await SubmitAsync($"job {job}");
        }

        DateTimeOffset start = server.Clock.GetUtcNow();
        await server.AdvanceAsync(TimeSpan.FromDays(1));

        int[] free = [0, 0];
        for (int i = 0; i < minutes.Length; i++)
        {
            int earliest = Array.IndexOf(free, free.Min());
            free[earliest] += minutes[i];
            server.Spss.Jobs[$"job {i}"].FinishedAt.Should().Be(start.AddMinutes(free[earliest]), "that is when job {0} ends", i);
        }
    }

    [Fact]
    public async Task The_longest_of_times_is_as_good_as_for_ever()
    {
        server.Spss.WhenSubmitted(job => job.Id == "running").RunFor(TimeSpan.MaxValue);
        server.Spss.WhenSubmitted(job => job.Id == "pending").PendFor(TimeSpan.MaxValue);
        await SubmitAsync("running");
        await SubmitAsync("pending");

        await server.AdvanceAsync(TimeSpan.FromDays(1000));

        server.Spss.Jobs.Select(job => job.State).Should().Equal("RUNNING", "PENDING");
    }

    [Fact]
    public async Task Servers_that_are_added_take_up_what_waits()
    {
        server.Spss.Options.Servers = 0;
        await SubmitAsync("j");
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        string before = server.Spss.Jobs["j"].State;

        server.Spss.Options.Servers = 1;

        (before, server.Spss.Jobs["j"].State).Should().Be(("PENDING", "RUNNING"));
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        SpssFakeOptions options = server.Spss.Options;
        Action[] acts =
        [
            () => options.Servers = -1,
            () => options.PendingTime = TimeSpan.FromSeconds(-1),
            () => options.RunningTime = TimeSpan.FromSeconds(-1),
            () => options.CancelingTime = TimeSpan.FromSeconds(-1),
            () => options.WrongKeyStatus = 399,
            () => options.WrongKeyStatus = 600,
            () => options.ResubmitWhileRunningStatus = 200,
            () => options.ResubmitWhileRunningStatus = 0,
            () => options.WrongContentTypeStatus = 200,
            () => options.WrongContentTypeStatus = 600,
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentOutOfRangeException>());
    }

    [Fact]
    public void Options_that_must_have_a_value_are_not_null()
    {
        SpssFakeOptions options = server.Spss.Options;
        Action[] acts =
        [
            () => options.Namespace = null!,
            () => options.Tenant = null!,
            () => options.DocumentNodes = null!,
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentNullException>());
    }

    [Theory]
    [InlineData("/pm")]
    [InlineData("palbyp.pmservice.ibmcloud.com")]
    public void A_public_address_is_a_whole_one(string url)
    {
        Action act = () => server.Spss.Options.PublicUrl = new Uri(url, UriKind.Relative);

        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task Ten_thousand_refreshes_of_one_file_do_not_pile_up()
    {
        server.Spss.Files.Add("stream", []);
        for (int i = 0; i < 10_000; i++)
        {
            await SubmitAsync($"{i}", action: "AUTO_REFRESH");
        }

        await server.AdvanceAsync(TimeSpan.FromMinutes(1));

        Encoding.UTF8.GetString(server.Spss.Files["stream"]).Should().EndWith("# updated by AUTO_REFRESH 9999, run 1\n");
    }

    [Fact]
    [Clause("SPSS-D-38", "SPSS-D-39", "SPSS-D-40", "SPSS-D-42", "SPSS-D-43", "SPSS-D-44")]
    public async Task What_was_submitted_can_be_looked_at()
    {
        await SubmitAsync("j", definition: """
            {"action":"BATCH_SCORE","model":{"id":"stream"},
             "dbDefinitions":{"db":{"type":"DB2","host":"h","port":1,"db":"d","username":"u","password":"p"}},
             "setting":{"inputs":[{"node":"In","odbc":{"dbRef":"db","table":"T1"}}],
                        "exports":[{"node":"Out","odbc":{"dbRef":"db","table":"T2","insertMode":"Drop"}}],
                        "parameterOverride":[{"name":"p","value":"v"}]}}
            """);

        SubmittedSpssJob submitted = server.Spss.Jobs["j"].Submitted;

        submitted.Inputs.Should().Equal(new SubmittedSpssNode("In", "db", "T1", null));
        submitted.Exports.Should().Equal(new SubmittedSpssNode("Out", "db", "T2", "Drop"));
        submitted.Parameter("p").Should().Be("v");
        submitted.Definition.GetProperty("action").ValueKind.Should().Be(JsonValueKind.String);
    }

    [Fact]
    public async Task A_test_can_delete_a_job_as_somebody_else_may()
    {
        await SubmitAsync("j");
        FakeSpssJob job = server.Spss.Jobs["j"];
        await server.AdvanceAsync(TimeSpan.FromSeconds(2));

        job.Delete();
        string canceling = job.State;
        await server.AdvanceAsync(TimeSpan.FromSeconds(1));

        canceling.Should().Be("CANCELING");
        server.Spss.Jobs.Contains("j").Should().BeFalse();
        job.History.Select(change => change.State).Should().EndWith(["CANCELING", "CANCELED", "(none)"]);
    }

    public void Dispose()
    {
        http.Dispose();
        server.Dispose();
    }

    private async Task<(int Status, string Body)> SubmitAsync(string id, HttpMethod? method = null, string action = "TRAINING", string? definition = null)
    {
        string json = definition ?? $$$"""{"action":"{{{action}}}","model":{"id":"stream"}}""";
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, $"jobs/{id}?accesskey=k") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using HttpResponseMessage response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
