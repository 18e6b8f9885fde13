using System.Reflection;
using BatchJobs.Testing.Spss;

namespace BatchJobs.Testing.Tests.State;

/// <summary>Putting a server back, and letting two go on from one.</summary>
public sealed class SnapshotTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_is_put_back_with_its_time_and_goes_on_as_before()
    {
        await using FakeBatchServer server = await ServerAsync();
        await server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        ServerSnapshot snapshot = server.Snapshot();
        DateTimeOffset taken = server.Clock.GetUtcNow();
        string before = await DescribeAsync(server);

        await GoOnAsync(server);
        string first = await DescribeAsync(server);
        long timestamp = server.Clock.GetTimestamp();
        server.Restore(snapshot);
        DateTimeOffset restored = server.Clock.GetUtcNow();
        string again = await DescribeAsync(server);
        await GoOnAsync(server);

        again.Should().Be(before);
        (await DescribeAsync(server)).Should().Be(first).And.NotBe(before);
        restored.Should().Be(taken).And.Be(snapshot.TakenAt);
        server.Clock.GetTimestamp().Should().BeGreaterThan(timestamp);
    }

    [Fact]
    public async Task Two_servers_go_on_from_one_each_as_if_it_were_alone()
    {
        await using FakeBatchServer one = await ServerAsync();
        await one.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        await using FakeBatchServer alone = await ServerAsync();
        await alone.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        await using FakeBatchServer other = one.Fork();

        await GoOnAsync(other);
        string afterOther = await DescribeAsync(one);
        await GoOnAsync(alone);

        afterOther.Should().Be(await DescribeAsync(one));
        (await DescribeAsync(other)).Should().Be(await DescribeAsync(alone));
        await GoOnAsync(one);
        (await DescribeAsync(one)).Should().Be(await DescribeAsync(alone));
        other.Clock.GetUtcNow().Should().Be(one.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_gate_holds_jobs_on_both_servers_and_those_that_were_put_back_once()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        var gate = new JobGate();
        server.Spss.Files.Add("m", [1]);
        server.Spss.Options.Servers = 1;
        server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.Zero).RunUntil(gate);
        await SubmitAsync(server, "a");
        await SubmitAsync(server, "b");
        FakeSpssJob old = server.Spss.Jobs["a"];
        await using FakeBatchServer fork = server.Fork();
        server.Restore(server.Snapshot());

        string[] held = [server.Spss.Jobs["a"].State, fork.Spss.Jobs["a"].State, fork.Spss.Jobs["b"].State];
        old.Delete();
        gate.Release();

        held.Should().Equal("RUNNING", "RUNNING", "PENDING");
        foreach (FakeBatchServer one in new[] { server, fork })
        {
            await one.AdvanceAsync(TimeSpan.FromSeconds(1), Token);
            one.Spss.Jobs.Select(job => job.State).Should().Equal("SUCCESS", "SUCCESS");
        }

        old.State.Should().Be("RUNNING", "it is of the time before");
    }

    [Fact]
    public async Task Plans_and_faults_have_left_what_they_had_left()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        server.Spss.Files.Add("m", [1]);
        server.Spss.WhenSubmitted(_ => true).Times(2).ThenFail("one").AndThen().ThenFail("two");
        server.Faults.On(SpssOperation.ListJobs).Times(2).Respond(503);
        server.Faults.WithSeed(3).On(SpssOperation.ListFiles).Sometimes(0.5).Respond(503);
        await SubmitAsync(server, "a");
        await ListAsync(server, "jobs");
        await ListAsync(server, "file");
        await using FakeBatchServer fork = server.Fork();

        List<string> seen = [];
        foreach (FakeBatchServer one in new[] { server, fork })
        {
            await SubmitAsync(one, "b");
            await SubmitAsync(one, "c");
            await one.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
            int[] statuses = [await ListAsync(one, "jobs"), await ListAsync(one, "jobs"), .. await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ListAsync(one, "file")))];
            seen.Add($"{string.Join(' ', one.Spss.Jobs.Select(job => job.FailureMessage))} {string.Join(' ', statuses)} {string.Join(' ', one.Faults)}");
        }

        seen[0].Should().StartWith("one one two 503 200 ");
        seen[1].Should().Be(seen[0]);
    }

    [Fact]
    public async Task A_server_whose_clock_somebody_waits_on_is_not_put_back()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        await using var real = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.System });
        ServerSnapshot snapshot = server.Snapshot();
        using var end = new CancellationTokenSource();
        Task wait = Task.Delay(TimeSpan.FromHours(1), server.Clock, end.Token);

        server.Invoking(one => one.Restore(snapshot)).Should().Throw<InvalidOperationException>().WithMessage("*2026-01-01 01:00:00Z*");
        await end.CancelAsync();
        await FluentActions.Awaiting(() => wait).Should().ThrowAsync<OperationCanceledException>();

        server.Invoking(one => one.Restore(snapshot)).Should().NotThrow();
        real.Invoking(one => one.Restore(snapshot)).Should().Throw<InvalidOperationException>();
        real.Invoking(static one => one.Fork().Dispose()).Should().NotThrow();
    }

    [Fact]
    public async Task A_fork_of_a_hundred_thousand_jobs_goes_on_as_the_first_does()
    {
        const int Jobs = 100_000;
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual, JournalCapacity = 0 });
        server.Spss.Files.Add("m", [1]);
        server.Spss.Options.Servers = Jobs / 2;
        server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.FromMinutes(1)).RunFor(TimeSpan.FromHours(1));
        using (var http = new HttpClient(server.CreateHandler()))
        {
            for (int i = 0; i < Jobs; i++)
            {
                await SubmitAsync(http, $"job-{i}");
            }
        }

        await server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        await using FakeBatchServer fork = server.Fork();

        await fork.AdvanceAsync(TimeSpan.FromHours(1), Token);
        int runningAtFirst = server.Spss.Jobs.Count(static job => job.State == "RUNNING");
        int endedAtFork = fork.Spss.Jobs.Count(static job => job.State == "SUCCESS");
        await server.AdvanceAsync(TimeSpan.FromHours(2), Token);
        await fork.AdvanceAsync(TimeSpan.FromHours(1), Token);

        (runningAtFirst, endedAtFork).Should().Be((Jobs / 2, Jobs / 2));
        server.Spss.Jobs.Should().OnlyContain(static job => job.State == "SUCCESS");
        fork.Spss.Jobs.Select(static job => job.ToString()).Should().Equal(server.Spss.Jobs.Select(static job => job.ToString()));
    }

    [Fact]
    public async Task A_snapshot_that_was_saved_goes_on_on_another_server()
    {
        await using FakeBatchServer server = await ServerAsync();
        await server.AdvanceAsync(TimeSpan.FromMinutes(4), Token);
        server.Spss.WhenSubmitted(static job => job.Id == "computed").ThenEnd(static (_, _) => SpssOutcome.Success());
        server.Faults.OnAny().Optional().Sometimes(0.000001).Respond(500);
        await SubmitAsync(server, "computed");
        using var folder = new TemporaryFolder();

        IReadOnlyList<string> notSaved = await server.Snapshot().SaveAsync(folder.Path, Token);
        await using FakeBatchServer other = SetUp(new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual }));
        other.Restore(await ServerSnapshot.LoadAsync(folder.Path, Token));
        string[] begun = [await AskAsync(server), await AskAsync(other)];
        await GoOnAsync(server);
        await GoOnAsync(other);

        begun[1].Should().Be(begun[0]);
        (await AskAsync(other)).Should().Be(await AskAsync(server)).And.NotBe(begun[0]);
        notSaved.Should().Contain("The options of the server and of its services, keys and users.")
            .And.Contain("The plan WhenSubmitted(static job => job.Id == \"computed\").")
            .And.Contain("The outcome of the SPSS job 'computed', which code decides; it will succeed.")
            .And.Contain(static line => line.StartsWith("The fault any request", StringComparison.Ordinal));
        (await File.ReadAllTextAsync(Path.Combine(folder.Path, "timeline.txt"), Token)).Should().StartWith("Times since").And.Contain("SPSS job a");
    }

    [Fact]
    public async Task A_folder_that_is_no_snapshot_is_refused_with_its_path()
    {
        using var folder = new TemporaryFolder();
        string state = Path.Combine(folder.Path, "state.json");
        await using var server = new FakeBatchServer();
        server.Spss.Files.Add("m", [1]);
        await server.Snapshot().SaveAsync(folder.Path, Token);
        string saved = await File.ReadAllTextAsync(state, Token);
        Func<Task> load = () => ServerSnapshot.LoadAsync(folder.Path, Token);

        foreach (string broken in new[] { "{", "{}", "null", saved.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal), saved.Replace("0.bin", "../state.json", StringComparison.Ordinal) })
        {
            await File.WriteAllTextAsync(state, broken, Token);
            (await load.Should().ThrowAsync<InvalidDataException>(broken)).Which.Message.Should().Contain(folder.Path);
        }

        File.Delete(state);
        await load.Should().ThrowAsync<IOException>();
    }

    [Fact]
    public void Every_option_of_a_service_goes_with_it()
    {
        using var server = new FakeBatchServer();
        object[] all = [server.Spss.Options, server.DataFlux.Options, server.Vitam.Options];
        foreach (object options in all)
        {
            foreach (PropertyInfo property in Settable(options))
            {
                Change(options, property);
            }
        }

        using FakeBatchServer fork = server.Fork();

        object[] copies = [fork.Spss.Options, fork.DataFlux.Options, fork.Vitam.Options];
        all.Zip(copies).Should().AllSatisfy(static pair => Settable(pair.First).Should().AllSatisfy(
            property => property.GetValue(pair.Second).Should().Be(property.GetValue(pair.First), "of {0}", property.Name)));
    }

    private static IEnumerable<PropertyInfo> Settable(object options) => options.GetType().GetProperties().Where(static property => property.SetMethod is { IsPublic: true });

    /// <summary>Sets an option to the first value that it takes and does not have.</summary>
    private static void Change(object options, PropertyInfo property)
    {
        object?[] values =
        [
            TimeSpan.FromDays(7), 418, 202, 7, 7L, true, false, "failed", "/jobs/{id}/another", "/jobs/{id}/third", "another", new Uri("https://another.example.com"),
            new SpssDocumentNode[] { new("another", "HTML") }, (Func<byte[], string?>)(static _ => "another"),
        ];
        foreach (object? value in values.Where(value => property.PropertyType.IsInstanceOfType(value) && !Equals(value, property.GetValue(options))))
        {
            try
            {
                property.SetValue(options, value);
                return;
            }
            catch (TargetInvocationException refusal) when (refusal.InnerException is ArgumentException)
            {
                // The next one.
            }
        }

        throw new InvalidOperationException($"There is no other value for {property.Name}.");
    }

    /// <summary>A server with something of everything.</summary>
    private static async Task<FakeBatchServer> ServerAsync()
    {
        FakeBatchServer server = SetUp(new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual }));
        server.Spss.Files.Add("m", [1]);
        server.Spss.Tables.Add("db.example.com", 50001, "BLUDB", "T", 7);
        server.DataFlux.JobFlows.Add("flow.djf", "<flow/>"u8.ToArray(), "a flow");
        server.DataFlux.JobFlows.SetMetadata("flow.djf", """{"inputs":{"a":"b"}}""");
        server.Vitam.ChangeStatusAfter(TimeSpan.FromMinutes(2), "Inactive");
        foreach (string id in new[] { "a", "b", "c", "d" })
        {
            await SubmitAsync(server, id);
            await ExecuteAsync(server);
            await SendAsync(server, "POST", "/v1/tasks", """{"Step":"name","actions":[]}""");
        }

        await SendAsync(server, "DELETE", "/pm/v1/jobs/d?accesskey=k");
        return server;
    }

    /// <summary>What a test decides beforehand.</summary>
    private static FakeBatchServer SetUp(FakeBatchServer server)
    {
        server.Spss.Files.RefuseUpload("m", "no");
        server.Spss.Options.Servers = 2;
        server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromMinutes(5));
        server.DataFlux.Options.Servers = 1;
        server.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.FromMinutes(5)).Log(TimeSpan.FromMinutes(3), "half");
        server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromMinutes(5));
        return server;
    }

    private static async Task GoOnAsync(FakeBatchServer server)
    {
        await SubmitAsync(server, "later");
        await ExecuteAsync(server);
        await SendAsync(server, "POST", "/v1/tasks", """{"Step":"name","actions":[]}""");
        await server.AdvanceAsync(TimeSpan.FromMinutes(7), Token);
        await SendAsync(server, "DELETE", "/pm/v1/jobs/a?accesskey=k");
        await SendAsync(server, "PUT", "/pm/v1/file/new?accesskey=k", "no form");
    }

    /// <summary>Everything that a test can see.</summary>
    private static async Task<string> DescribeAsync(FakeBatchServer server) => $"{server.Timeline}\n{await AskAsync(server)}";

    /// <summary>Everything that a client or a test can ask for.</summary>
    private static async Task<string> AskAsync(FakeBatchServer server)
    {
        using FakeBatchServer asked = server.Fork();
        using var http = new HttpClient(asked.CreateHandler()) { BaseAddress = new Uri("http://fake.example.com") };
        http.DefaultRequestHeaders.Add("X-Vitam-Key", "k");
        string[] answers =
        [
            await http.GetStringAsync("/pm/v1/jobs?accesskey=k", Token),
            await http.GetStringAsync("/pm/v1/file?accesskey=k", Token),
            await http.GetStringAsync("/SASDataMgmtBatchJob/rest/jobs", Token),
            await http.GetStringAsync("/SASDataMgmtBatchJob/rest/jobFlowDefns", Token),
            await http.GetStringAsync("/SASDataMgmtBatchJob/rest/serverInfo", Token),
            await http.GetStringAsync("/v1/status", Token),
            .. await Task.WhenAll(asked.Vitam.Tasks.Select(task => http.GetStringAsync($"/v1/tasks/{task.Id}", Token))),
            string.Join('\n', server.DataFlux.Jobs.Select(static job => job.Log)),
            string.Join('\n', server.Spss.Tables),
            string.Join('\n', server.Spss.Removed),
        ];
        return string.Join('\n', answers);
    }

    private static async Task<int> ListAsync(FakeBatchServer server, string what)
    {
        using var http = new HttpClient(server.CreateHandler());
        using HttpResponseMessage response = await http.GetAsync($"http://x.example.com/pm/v1/{what}?accesskey=k", Token);
        return (int)response.StatusCode;
    }

    private static Task SubmitAsync(FakeBatchServer server, string id) =>
        SendAsync(server, "POST", $"/pm/v1/jobs/{id}?accesskey=k", """{"action":"TRAINING","model":{"id":"m"}}""", "application/json");

    private static async Task SubmitAsync(HttpClient http, string id)
    {
        using var definition = new StringContent("""{"action":"TRAINING","model":{"id":"m"}}""", System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.PostAsync($"http://x.example.com/pm/v1/jobs/{id}?accesskey=k", definition, Token);
        response.EnsureSuccessStatusCode();
    }

    private static Task ExecuteAsync(FakeBatchServer server) => SendAsync(
        server,
        "POST",
        $"/SASDataMgmtBatchJob/rest/jobFlowDefns/{Uri.EscapeDataString(Convert.ToBase64String("flow.djf"u8))}",
        "{}",
        "application/vnd.sas.datamgmt.jobflow.metadata+json");

    private static async Task SendAsync(FakeBatchServer server, string method, string path, string? body = null, string type = "application/json")
    {
        using var http = new HttpClient(server.CreateHandler());
        using var request = new HttpRequestMessage(new HttpMethod(method), $"http://x.example.com{path}")
        {
            Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, type),
            Headers = { { "X-Vitam-Key", "k" } },
        };
        using HttpResponseMessage response = await http.SendAsync(request, Token);
    }

    [Fact]
    public async Task A_folder_that_is_saved_to_again_keeps_no_bytes_of_the_earlier_snapshot()
    {
        using var folder = new TemporaryFolder();
        using var many = new FakeBatchServer();
        many.Spss.Files.Add("a", [1]);
        many.Spss.Files.Add("b", [2]);
        using var one = new FakeBatchServer();
        one.Spss.Files.Add("c", [3]);
        string files = Path.Combine(folder.Path, "files");

        await many.Snapshot().SaveAsync(folder.Path, Token);
        await File.WriteAllTextAsync(Path.Combine(files, "note.bin"), "somebody's own", Token);
        await one.Snapshot().SaveAsync(folder.Path, Token);

        Directory.GetFiles(files).Select(Path.GetFileName).Should().BeEquivalentTo("0.bin", "note.bin");
    }

    [Theory]
    [InlineData("jobs")]
    [InlineData("files")]
    public async Task A_list_with_nothing_in_an_item_is_no_snapshot(string list)
    {
        using var folder = new TemporaryFolder();
        using var server = new FakeBatchServer();
        await server.Snapshot().SaveAsync(folder.Path, Token);
        string path = Path.Combine(folder.Path, "state.json");
        string state = await File.ReadAllTextAsync(path, Token);
        string broken = state.Replace($"\"{list}\": []", $"\"{list}\": [null]", StringComparison.Ordinal);
        broken.Should().NotBe(state);
        await File.WriteAllTextAsync(path, broken, Token);

        Func<Task> load = () => ServerSnapshot.LoadAsync(folder.Path, Token);

        (await load.Should().ThrowAsync<InvalidDataException>()).Which.Message.Should().Contain(folder.Path);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("snapshot").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
