using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux;

/// <summary>Many waits poll their jobs together.</summary>
public class DataFluxSharedPollTests
{
    private static readonly string[] Few = ["a", "b", "c"];
    private static readonly string[] Many = ["a", "b", "c", "d", "e"];

    [Fact]
    public async Task A_few_waits_ask_for_their_jobs_one_by_one()
    {
        await using var fixture = new DataFluxClientFixture();
        Serve(fixture, TimeSpan.FromSeconds(1));

        await Task.WhenAll(Few.Select(id => fixture.Jobs.GetHandle(id).WaitForCompletionAsync()));

        fixture.Wire.Sent.Select(sent => sent.Path).Should().NotContain("/jobs").And.HaveCount(6);
    }

    [Fact]
    public async Task Many_waits_watches_and_followers_ask_for_one_list_a_tick()
    {
        await using var fixture = new DataFluxClientFixture();
        Serve(fixture, TimeSpan.FromMinutes(1));

        await Task.WhenAll(Many.Select((id, i) => i switch
        {
            0 => LastAsync(fixture.Jobs.GetHandle(id).WatchAsync()),
            1 => LastAsync(fixture.Jobs.FollowLogAsync(id)),
            _ => fixture.Jobs.GetHandle(id).WaitForCompletionAsync(),
        }));

        // At the last tick, some are done before the others look.
        DateTimeOffset last = fixture.Wire.Sent[^1].At;
        string[] looks = [.. fixture.Wire.Sent.Where(sent => sent.At < last).Select(sent => sent.Path).Where(path => !path.EndsWith("/log", StringComparison.Ordinal))];
        looks.Take(4).Should().Equal("/jobs/a", "/jobs/b", "/jobs/c", "/jobs");
        looks.Skip(4).Should().HaveCountGreaterThan(5).And.OnlyContain(path => path == "/jobs");
        fixture.Wire.Sent.Where(sent => sent.Path == "/jobs").Select(sent => sent.At).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Waits_that_are_over_do_not_count()
    {
        await using var fixture = new DataFluxClientFixture();
        Serve(fixture, TimeSpan.Zero);

        foreach (string id in Many)
        {
            await fixture.Jobs.GetHandle(id).WaitForCompletionAsync();
            await LastAsync(fixture.Jobs.GetHandle(id).WatchAsync());
        }

        fixture.Wire.Sent.Should().OnlyContain(sent => sent.Path != "/jobs");
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_take_the_list_from_the_others()
    {
        await using var fixture = new DataFluxClientFixture();
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(2), fixture.Server.Clock);
        fixture.Wire
            .Respond(200, DataFluxClientFixture.Status("running", "a")).Respond(200, DataFluxClientFixture.Status("running", "b")).Respond(200, DataFluxClientFixture.Status("running", "c"))
            .Then(async (_, token) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(5), fixture.Server.Clock, token);
                return ServiceScript.Response(200, List("completed"));
            });
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, List("completed"));

        Task<DataFluxJobStatus>[] waits = [.. Many.Select(id => fixture.Jobs.GetHandle(id).WaitForCompletionAsync(cancellationToken: id == "d" ? source.Token : default))];
        Func<Task> stopped = () => waits[3];

        await stopped.Should().ThrowAsync<OperationCanceledException>();
        (await Task.WhenAll(waits.Where((_, i) => i != 3))).Select(job => job.Id).Should().Equal("a", "b", "c", "e");

        // All of them have joined the one list, those who polled at once when they began among them.
        fixture.Wire.Sent.Select(sent => sent.Path).Should().Equal("/jobs/a", "/jobs/b", "/jobs/c", "/jobs");
    }

    [Theory]
    [InlineData(403, "no")]
    [InlineData(200, """{"items":[{}]}""")]
    [InlineData(500, "too many")]
    public async Task When_jobs_cannot_be_listed_everybody_asks_for_their_own(int status, string body)
    {
        await using var fixture = new DataFluxClientFixture();
        Serve(fixture, TimeSpan.FromSeconds(20), () => ServiceScript.Response(status, body));

        DataFluxJobStatus[] ends = await Task.WhenAll(Many.Select(id => fixture.Jobs.GetHandle(id).WaitForCompletionAsync()));

        ends.Should().OnlyContain(end => end.State == DataFluxJobState.Completed);
        fixture.Wire.Sent.Count(sent => sent.Path == "/jobs").Should().Be(1, "another try comes after the longest pause at the earliest");
    }

    [Fact]
    public async Task A_long_history_is_not_listed_for_a_few_jobs()
    {
        await using var fixture = new DataFluxClientFixture();
        string[] history = [.. Enumerable.Range(0, 500).Select(i => DataFluxClientFixture.Status("completed", $"old{i}"))];
        Serve(fixture, TimeSpan.FromMinutes(1), () => ServiceScript.Response(200, DataFluxClientFixture.Collection(history)));

        await Task.WhenAll(Many.Select(id => fixture.Jobs.GetHandle(id).WaitForCompletionAsync()));

        fixture.Wire.Sent.Count(sent => sent.Path == "/jobs").Should().Be(1);
    }

    [Fact]
    public async Task A_status_is_never_older_than_the_wait_s_own_pause()
    {
        await using var fixture = new DataFluxClientFixture(options => options.Polling.InitialDelay = TimeSpan.FromSeconds(3));
        Serve(fixture, TimeSpan.FromMinutes(1));
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        var looks = new List<(string Id, DateTimeOffset At)>();
        async Task WaitAsync(string id, double after)
        {
            await Task.Delay(TimeSpan.FromSeconds(after), fixture.Server.Clock);
            await fixture.Jobs.GetHandle(id).WaitForCompletionAsync(new CollectedUpdates(update => looks.Add((id, update.ObservedAt))));
        }

        await Task.WhenAll(Many.Select((id, i) => WaitAsync(id, i * 0.7)));

        DateTimeOffset[] lists = [.. fixture.Wire.Sent.Where(sent => sent.Path == "/jobs").Select(sent => sent.At)];
        foreach ((string id, DateTimeOffset at) in looks.Where(look => look.At > start + TimeSpan.FromSeconds(3)))
        {
            lists.Should().Contain(asked => asked <= at && at - asked <= TimeSpan.FromSeconds(3), $"{id} looks at {at - start}");
        }

        foreach (string id in Many)
        {
            DateTimeOffset[] own = [.. looks.Where(look => look.Id == id).Select(look => look.At)];
            own.Zip(own.Skip(1)).Skip(1).Should().OnlyContain(pair => lists.Any(asked => asked > pair.First && asked <= pair.Second), "every look shows something new");
        }
    }

    /// <summary>Jobs that run for a time, one by one and in a list.</summary>
    private static void Serve(DataFluxClientFixture fixture, TimeSpan duration, Func<HttpResponseMessage>? list = null)
    {
        DateTimeOffset end = fixture.Server.Clock.GetUtcNow() + duration;
        fixture.Wire.Otherwise = sent =>
        {
            string state = fixture.Server.Clock.GetUtcNow() < end ? "running" : "completed";
            return sent.Path == "/jobs" ? list?.Invoke() ?? ServiceScript.Response(200, List(state))
                : sent.Path.EndsWith("/log", StringComparison.Ordinal) ? ServiceScript.Response(200, "one\n", "text/plain")
                : ServiceScript.Response(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status(state, sent.Path["/jobs/".Length..])));
        };
    }

    private static string List(string state) => DataFluxClientFixture.Collection([.. Many.Select(id => DataFluxClientFixture.Status(state, id))]);

    private static async Task LastAsync<T>(IAsyncEnumerable<T> all)
    {
        await foreach (T _ in all)
        {
        }
    }
}
