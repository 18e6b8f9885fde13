
namespace JobService.Tests;

/// <summary>The program is stopped as hosts are, and started again.</summary>
public sealed class WhenItIsStopped : JobServiceTest
{
    [Theory]
    [MemberData(nameof(Services))]
    public async Task Waits_go_on_after_the_next_start(string name)
    {
        var service = new ServiceCase(name);
        service.LetJobsRunFor(Server, TimeSpan.FromHours(3));
        RunningService first = await StartAsync();
        string id = await first.AcceptAsync(name, service.Request);
        await Server.AdvanceAsync(TimeSpan.FromHours(1), TestContext.Current.CancellationToken);
        await first.StopAsync();
        await first.DisposeAsync();

        // Whoever asks for another tenant's task does not find it.
        Server.Faults.OnAny(request => request.Path.Contains("/v1/tasks") && request.Header("X-Tenant-Id") != "7").Optional().Respond(404);
        RunningService second = await StartAsync();
        await UntilAsync(second, id, JobState.Ended);

        second.Stored(id).Outcome.Should().Be("Succeeded");
        service.Submissions(Server).Should().Be(1);
        Server.Verify();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_submission_may_end_before_it_stops(string name)
    {
        var service = new ServiceCase(name);
        Server.Faults.OnAny(request => Equals(request.Operation, service.Submission)).Once().Delay(TimeSpan.FromSeconds(5));
        RunningService running = await StartAsync();
        string id = await running.AcceptAsync(name, service.Request);
        await Server.AdvanceAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        Task stopping = running.StopAsync();
        stopping.IsCompleted.Should().BeFalse();
        running.Stored(id).State.Should().Be(JobState.Submitting);
        await Server.AdvanceAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        await stopping;

        running.Stored(id).State.Should().Be(JobState.Submitted);
        service.Submissions(Server).Should().Be(1);
    }

    [Fact]
    public async Task Two_programs_cannot_have_one_file()
    {
        await StartAsync();

        Func<Task> second = () => StartAsync();

        (await second.Should().ThrowAsync<InvalidOperationException>()).WithMessage("Another process has the jobs in*");
    }
}
