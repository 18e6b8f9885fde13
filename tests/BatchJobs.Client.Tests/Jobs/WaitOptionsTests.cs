using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Jobs;

/// <summary>What one wait asks for stands over the client's options.</summary>
public sealed class WaitOptionsTests
{
    [Fact]
    public async Task Updates_come_in_order_and_each_is_awaited()
    {
        await using var fixture = new SpssClientFixture(options => options.Polling.BackoffFactor = 1);
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromMinutes(1));
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        var stored = new List<string>();
        int storing = 0;
        var options = new WaitOptions
        {
            OnUpdate = async (update, token) =>
            {
                Interlocked.Increment(ref storing).Should().Be(1);
                await Task.Delay(TimeSpan.FromSeconds(7), fixture.Server.Clock, token);
                stored.Add(update.State);
                Interlocked.Decrement(ref storing);
            },
        };

        await job.WaitForCompletionAsync(options);

        stored[^1].Should().Be("SUCCESS", "the wait ends after the last update is stored");
        stored.Should().HaveCountLessThan(11, "the job is not polled while an update is being stored");
    }

    [Fact]
    public async Task What_the_callback_throws_ends_the_wait()
    {
        await using var fixture = new SpssClientFixture();
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        Func<Task> wait = () => job.WaitForCompletionAsync(new WaitOptions { OnUpdate = (_, _) => throw new InvalidDataException("The disk is full.") });

        await wait.Should().ThrowAsync<InvalidDataException>();
    }

    [Theory]
    [InlineData("SPSS")]
    [InlineData("DataFlux")]
    [InlineData("Vitam")]
    public async Task What_the_callback_throws_is_no_outcome_whatever_its_type(string service)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync(service, 5, TimeSpan.FromMinutes(1));
        var another = new JobFailedException(new JobUpdate { JobId = "another", State = "FAILED", Phase = JobPhase.Failed });
        foreach (Exception own in new Exception[] { new TimeoutException("The database is slow."), another })
        {
            var options = new WaitOptions { OnUpdate = (_, _) => throw own };
            Func<Task>[] waits =
            [
                () => jobs[0].TryWaitForCompletionAsync(options),
                () => BatchJob.WhenAllAsync(jobs, options),
                () => BatchJob.WhenAllAsync(jobs, options, (_, _) => ValueTask.CompletedTask),
                () => BatchJob.WhenAllAsync(jobs, onProgress: (_, _) => throw own),
                async () => await BatchJob.WhenEachAsync(jobs, options).CountAsync(),
            ];
            foreach (Func<Task> wait in waits)
            {
                (await wait.Should().ThrowAsync<Exception>()).Which.Should().BeSameAs(own);
            }
        }
    }

    [Fact]
    public async Task The_callback_is_in_the_flow_of_its_own_wait()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("DataFlux", 6, TimeSpan.FromMinutes(5));
        var flow = new AsyncLocal<string>();
        async Task WaitAsync(IBatchJob job)
        {
            flow.Value = job.Id;
            await job.WaitForCompletionAsync(new WaitOptions
            {
                OnUpdate = (update, _) =>
                {
                    flow.Value.Should().Be(update.JobId);
                    return ValueTask.CompletedTask;
                },
            });
        }

        await Task.WhenAll(jobs.Select(WaitAsync));
    }

    [Fact]
    public async Task A_wait_has_a_deadline_and_pauses_of_its_own()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("Vitam", 1, TimeSpan.FromHours(3));
        var own = new WaitOptions { Timeout = TimeSpan.FromMinutes(10), InitialDelay = TimeSpan.FromMinutes(2), BackoffFactor = 1 };
        Func<Task> wait = () => jobs[0].WaitForCompletionAsync(own);

        (await wait.Should().ThrowAsync<JobWaitTimeoutException>()).Which.Limit.Should().Be(TimeSpan.FromMinutes(10));

        fixture.Polls.Should().Be(6, "after 0, 2, 4, 6, 8 and 10 minutes");
    }

    [Theory]
    [InlineData("SPSS", 1)]
    [InlineData("DataFlux", 10)]
    [InlineData("Vitam", 10)]
    public async Task The_last_poll_is_made_at_the_deadline_however_long_the_pauses_are(string service, int waits)
    {
        await using var fixture = new ManyJobsFixture(options => options.Polling.InitialDelay = options.Polling.MaxDelay = TimeSpan.FromSeconds(300));
        IBatchJob[] jobs = await fixture.SubmitAsync(service, waits, TimeSpan.FromSeconds(310));

        JobOutcome[] outcomes = await BatchJob.WhenAllAsync(jobs, new WaitOptions { Timeout = TimeSpan.FromSeconds(590) });

        outcomes.Should().OnlyContain(outcome => outcome.IsSucceeded);
    }

    [Theory]
    [InlineData("SPSS")]
    [InlineData("DataFlux")]
    [InlineData("Vitam")]
    public async Task A_deadline_that_is_nearer_than_the_first_pause_holds_among_many_too(string service)
    {
        await using var fixture = new ManyJobsFixture(options => options.Polling.InitialDelay = options.Polling.MaxDelay = TimeSpan.FromMinutes(5));
        IBatchJob[] jobs = await fixture.SubmitAsync(service, 11, TimeSpan.FromHours(3));
        Task[] others = [.. jobs[1..].Select(job => job.WaitForCompletionAsync())];
        await Task.Delay(TimeSpan.FromMinutes(6), fixture.Server.Clock);
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();

        JobOutcome outcome = await jobs[0].TryWaitForCompletionAsync(new WaitOptions { Timeout = TimeSpan.FromSeconds(10) });

        outcome.Status.Should().Be(JobOutcomeStatus.TimedOut);
        outcome.Error.Should().BeOfType<JobWaitTimeoutException>().Which.Message.Should().NotContain("No poll");
        (fixture.Server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromSeconds(10));
        await Task.WhenAll(others);
    }

    [Fact]
    public async Task A_longest_pause_shortens_the_first_and_a_first_pause_lengthens_the_longest()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 1, TimeSpan.FromMinutes(1));

        await jobs[0].WaitForCompletionAsync(new WaitOptions { MaxDelay = TimeSpan.FromSeconds(0.5) });
        int quick = fixture.Polls;
        await fixture.SubmitAsync("DataFlux", 1, TimeSpan.FromMinutes(5));
        await fixture.DataFlux.Jobs.GetHandle(fixture.Server.DataFlux.Jobs.Single().Id).WaitForCompletionAsync(new WaitOptions { InitialDelay = TimeSpan.FromMinutes(1) });

        quick.Should().BeInRange(120, 130);
        (fixture.Polls - quick).Should().BeInRange(5, 7);
    }

    [Fact]
    public async Task Own_pauses_that_contradict_each_other_are_refused_before_anything_is_sent()
    {
        await using var fixture = new SpssClientFixture();
        Func<Task> wait = () => fixture.Jobs.GetHandle("j").WaitForCompletionAsync(new WaitOptions { InitialDelay = TimeSpan.FromSeconds(9), MaxDelay = TimeSpan.FromSeconds(3) });

        (await wait.Should().ThrowAsync<ArgumentException>()).WithMessage("*MaxDelay (00:00:03)*InitialDelay (00:00:09)*");
        fixture.Wire.Seen.Should().BeEmpty();
    }

    [Fact]
    public void Values_that_are_wrong_are_refused()
    {
        Action[] wrong =
        [
            () => _ = new WaitOptions { Timeout = TimeSpan.Zero },
            () => _ = new WaitOptions { OutageTolerance = TimeSpan.FromSeconds(-5) },
            () => _ = new WaitOptions { InitialDelay = TimeSpan.Zero },
            () => _ = new WaitOptions { MaxDelay = TimeSpan.FromDays(25) },
            () => _ = new WaitOptions { BackoffFactor = double.NaN },
        ];

        wrong.Should().AllSatisfy(make => make.Should().Throw<ArgumentOutOfRangeException>());
        new WaitOptions { Timeout = Timeout.InfiniteTimeSpan, OutageTolerance = TimeSpan.Zero }.Timeout.Should().Be(Timeout.InfiniteTimeSpan);
    }
}
