using System.Net;
using System.Net.Sockets;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Testing.Tests.Faults;

/// <summary>Which requests a fault strikes, and when.</summary>
public sealed class FaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fault_strikes_as_often_as_it_is_told_and_then_the_next_one_does()
    {
        await using World world = await World.CreateAsync(overSocket: false, Token);
        Fault twice = world.Server.Faults.On(SpssOperation.ListJobs).Times(2).Respond(503);
        Fault once = world.Server.Faults.On(SpssOperation.ListJobs).Once().Respond(500);
        Fault late = world.Server.Faults.On(SpssOperation.ListJobs).From(5).Respond(502);

        int[] statuses = await StatusesAsync(world, SpssOperation.ListJobs, 6);

        statuses.Should().Equal(503, 503, 500, 200, 502, 502);
        (twice.StrikeCount, once.StrikeCount, late.StrikeCount).Should().Be((2, 1, 2));
        (await StatusesAsync(world, SpssOperation.ListFiles, 1)).Should().Equal(200);
    }

    [Fact]
    public async Task A_fault_that_is_taken_away_strikes_no_more()
    {
        await using World world = await World.CreateAsync(overSocket: false, Token);
        Fault one = world.Server.Faults.OnAny().Respond(503);
        world.Server.Faults.OnAny().Respond(500);

        one.Remove();
        int[] statuses = await StatusesAsync(world, SpssOperation.ListJobs, 1);
        world.Server.Faults.Clear();

        statuses.Should().Equal(500);
        (await StatusesAsync(world, SpssOperation.ListJobs, 1)).Should().Equal(200);
        world.Server.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_seed_strikes_the_same_requests()
    {
        int[][] runs = [await RunAsync(42), await RunAsync(42), await RunAsync(43)];

        runs[1].Should().Equal(runs[0]);
        runs[2].Should().NotEqual(runs[0]);
        runs[0].Count(static status => status == 503).Should().BeInRange(60, 140, "of 1,000 with a chance of a tenth");

        static async Task<int[]> RunAsync(int seed)
        {
            await using World world = await World.CreateAsync(overSocket: false, Token);
            world.Server.Faults.WithSeed(seed).OnAny().Sometimes(0.1).Respond(503);
            return await StatusesAsync(world, SpssOperation.ListJobs, 1_000);
        }
    }

    [Fact]
    public async Task A_test_recognizes_requests_by_what_is_in_them_and_by_their_job()
    {
        await using World world = await World.CreateAsync(overSocket: false, Token);
        List<(string, string, Enum?, string?, string?, string?)> seen = [];
        world.Server.Faults
            .OnAny(request =>
            {
                using var body = new StreamReader(request.OpenBody());
                seen.Add((request.Method, request.Path, request.Operation, request.JobId, request.Job?.State, request.Header("X-Vitam-Key")));
                return request.Path.EndsWith("/status", StringComparison.Ordinal) && body.ReadToEnd().Length == 0;
            })
            .When(static request => request.Job is { State: "RUNNING" or "PENDING" })
            .Respond(500);

        int[] statuses = [.. await StatusesAsync(world, SpssOperation.GetJobStatus, 1), .. await StatusesAsync(world, VitamOperation.GetStatus, 1)];

        statuses.Should().Equal(500, 200);
        seen.Should().Equal(
            ("GET", "/pm/v1/jobs/old/status", SpssOperation.GetJobStatus, "old", "PENDING", null),
            ("GET", "/v1/status", VitamOperation.GetStatus, null, null, "k"));
    }

    [Fact]
    public async Task A_predicate_that_throws_is_told()
    {
        await using World world = await World.CreateAsync(overSocket: false, Token);
        world.Server.Faults.OnAny(static request => request.Job!.State == "RUNNING").Respond(500);

        using HttpResponseMessage response = await world.Http.SendAsync(world.Request(SpssOperation.ListJobs), Token);

        response.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync(Token)).Should().Contain("The predicate of a fault threw on GET /pm/v1/jobs: NullReferenceException");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Delays_take_time_of_the_clock_beside_another_fault(bool overSocket)
    {
        await using World world = await World.CreateAsync(overSocket, Token);
        DateTimeOffset start = world.Server.Clock.GetUtcNow();
        world.Server.Faults.OnAny().Delay(TimeSpan.FromMinutes(1));
        world.Server.Faults.On(SpssOperation.SubmitJob).AfterApplying().Delay(TimeSpan.FromMinutes(2));
        world.Server.Faults.On(SpssOperation.SubmitJob).AfterApplying().Respond(504);

        int[] statuses = await StatusesAsync(world, SpssOperation.SubmitJob, 1);

        statuses.Should().Equal(504);
        world.Server.Spss.Jobs["new"].CreatedAt.Should().Be(start.AddMinutes(1));
        world.Server.Clock.GetUtcNow().Should().Be(start.AddMinutes(3));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_listens_until_the_outage_ends(bool overSocket)
    {
        await using World world = await World.CreateAsync(overSocket, Token);
        world.Server.Faults.OnAny().Delay(TimeSpan.FromHours(1));
        using HttpRequestMessage open = world.Request(SpssOperation.SubmitJob);
        world.Server.Clock.Mode = ClockMode.Manual;
        Task<HttpResponseMessage> waiting = world.Http.SendAsync(open, Token);
        await world.Server.UntilAsync(() => world.Server.Faults.Single().StrikeCount == 1, Token);
        long before = world.Server.Journal.Count;

        using (world.Server.Faults.Down())
        {
            await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<HttpRequestException>();
            HttpRequestException refused = (await FluentActions.Awaiting(() => StatusesAsync(world, SpssOperation.ListJobs, 1)).Should().ThrowAsync<HttpRequestException>()).Which;
            refused.HttpRequestError.Should().Be(HttpRequestError.ConnectionError);
            refused.InnerException.Should().BeOfType<SocketException>().Which.SocketErrorCode.Should().Be(SocketError.ConnectionRefused);
            await world.Server.Awaiting(static server => server.ListenAsync(cancellationToken: Token)).Should().ThrowAsync<InvalidOperationException>();
        }

        world.Server.Faults.Clear();
        (await StatusesAsync(world, SpssOperation.ListJobs, 1)).Should().Equal(200);
        world.Server.Journal.Count.Should().Be(before + 2);
        world.Server.Spss.Jobs.Contains("new").Should().BeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_outage_ends_by_itself_after_a_time_of_the_clock(bool overSocket)
    {
        await using World world = await World.CreateAsync(overSocket, Token);
        world.Server.Clock.Mode = ClockMode.Manual;
        world.Server.Faults.Down(TimeSpan.FromHours(1));

        await FluentActions.Awaiting(() => StatusesAsync(world, SpssOperation.ListJobs, 1)).Should().ThrowAsync<HttpRequestException>();
        await world.Server.AdvanceAsync(TimeSpan.FromHours(1), Token);

        (await StatusesAsync(world, SpssOperation.ListJobs, 1)).Should().Equal(200);
    }

    /// <summary>.NET sends a request without a body again by itself when the connection closes before a response.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_starts_twice_when_a_connection_closes_on_a_request_without_a_body(bool overSocket)
    {
        await using World world = await World.CreateAsync(overSocket, Token);
        world.Server.DataFlux.Options.CancelStatus = 204;
        world.Server.Faults.On(SpssOperation.DeleteFile).Once().LoseResponse(ConnectionFailure.Closed);
        world.Server.Faults.On(SpssOperation.SubmitJob).Once().LoseResponse(ConnectionFailure.Closed);

        int[] statuses = await StatusesAsync(world, SpssOperation.DeleteFile, 1);
        Func<Task> withBody = () => StatusesAsync(world, SpssOperation.SubmitJob, 1);

        statuses.Should().Equal([404], "the file was deleted by the first");
        await withBody.Should().ThrowAsync<HttpRequestException>();
        world.Server.Journal.Of(SpssOperation.DeleteFile).Should().HaveCount(2);
        world.Server.Journal.Of(SpssOperation.SubmitJob).Should().HaveCount(2, "one of them is the set-up's");
    }

    [Fact]
    public async Task The_end_of_the_server_ends_what_is_stalled()
    {
        World world = await World.CreateAsync(overSocket: false, Token);
        world.Server.Faults.OnAny().LoseRequest(ConnectionFailure.Stalled);
        Task<HttpResponseMessage> stalled = world.Http.SendAsync(world.Request(SpssOperation.SubmitJob), Token);

        await world.DisposeAsync();

        await FluentActions.Awaiting(() => stalled).Should().ThrowAsync<Exception>();
    }

    [Fact]
    public void What_cannot_occur_is_refused_when_it_is_written()
    {
        using var server = new FakeBatchServer();
        FaultBuilder any = server.Faults.OnAny();
        FaultBuilder head = server.Faults.On(DataFluxOperation.JobFlowExists);

        Action[] outOfRange =
        [
            () => any.Times(0), () => any.From(0), () => any.Sometimes(0), () => any.Sometimes(1.1), () => any.Sometimes(double.NaN), () => any.Delay(TimeSpan.Zero),
            () => any.Respond(200), () => any.Respond(600), () => any.RespondAsGateway(302), () => any.Respond(503, TimeSpan.FromSeconds(-1)), () => any.Respond(503, TimeSpan.FromMilliseconds(1)),
            () => any.RespondWith(101, null, ""), () => any.Redirect(new Uri("/", UriKind.Relative), 200), () => any.CloseAfter(-1), () => any.LoseRequest((ConnectionFailure)7),
            () => server.Faults.On((SpssOperation)99), () => server.Faults.Down(TimeSpan.Zero),
            () => any.Delay(TimeSpan.FromDays(50)), () => server.Faults.Down(TimeSpan.FromDays(50)),
        ];
        Action[] invalid = [() => any.AfterApplying().LoseRequest(), () => head.ResetAfter(1), () => head.ReplaceBody(""), () => head.ReplaceContentType(null)];
        Action[] arguments = [() => any.RespondWith(204, null, "x"), () => any.RespondWith(200, "no type", "x"), () => any.ReplaceContentType("no type")];

        outOfRange.Should().AllSatisfy(static act => act.Should().Throw<ArgumentOutOfRangeException>());
        invalid.Should().AllSatisfy(static act => act.Should().Throw<InvalidOperationException>());
        arguments.Should().AllSatisfy(static act => act.Should().Throw<ArgumentException>());
        server.Faults.Should().BeEmpty();
        server.Timeline.Should().NotContain("nobody listens");
    }

    [Fact]
    public async Task A_predicate_may_change_the_faults_and_wait_for_code_that_uses_them()
    {
        await using World world = await World.CreateAsync(overSocket: false, Token);
        bool hasEnded = false;
        world.Server.Faults.OnAny(_ =>
        {
            hasEnded = Task.Run(world.Server.Snapshot, Token).Wait(TimeSpan.FromSeconds(10), Token);
            world.Server.Faults.Clear();
            world.Server.Faults.On(SpssOperation.ListJobs).Respond(502);
            return true;
        }).Respond(503);

        int[] statuses = await StatusesAsync(world, SpssOperation.ListJobs, 2);

        hasEnded.Should().BeTrue("a snapshot, which copies the faults, does not wait for the predicate");
        statuses.Should().Equal(200, 502);
    }

    [Fact]
    public async Task Delays_that_are_longer_together_than_a_timer_can_be_follow_each_other()
    {
        await using World world = await World.CreateAsync(overSocket: false, Token);
        DateTimeOffset start = world.Server.Clock.GetUtcNow();
        world.Server.Faults.OnAny().Delay(TimeSpan.FromDays(30));
        world.Server.Faults.OnAny().Delay(TimeSpan.FromDays(30));
        world.Http.Timeout = Timeout.InfiniteTimeSpan;

        (await StatusesAsync(world, SpssOperation.ListJobs, 1)).Should().Equal(200);

        (world.Server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromDays(60));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_response_to_HEAD_has_no_body_that_could_break_off(bool overSocket)
    {
        await using World world = await World.CreateAsync(overSocket, Token);
        Fault cut = world.Server.Faults.OnAny().ResetAfter(0);

        using var request = new HttpRequestMessage(HttpMethod.Head, "/pm/v1/jobs?accesskey=k");
        using HttpResponseMessage response = await world.Http.SendAsync(request, Token);

        (await response.Content.ReadAsByteArrayAsync(Token)).Should().BeEmpty();
        cut.StrikeCount.Should().Be(0);
        world.Server.Journal.Entries[^1].Fault.Should().BeNull();
    }

    private static async Task<int[]> StatusesAsync(World world, Enum operation, int count)
    {
        List<int> statuses = [];
        for (int i = 0; i < count; i++)
        {
            using HttpRequestMessage request = world.Request(operation);
            using HttpResponseMessage response = await world.Http.SendAsync(request, Token);
            statuses.Add((int)response.StatusCode);
        }

        return [.. statuses];
    }
}
