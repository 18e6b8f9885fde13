using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of <c>docs/waiting.md</c>.</summary>
public sealed class WaitingSnippets
{
    [Fact]
    public async Task Jobs_are_waited_for()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var server = new FakeBatchServer();
        SpssClient spss = SnippetClients.Spss(server);
        DataFluxClient dataFlux = SnippetClients.DataFlux(server);
        VitamClient vitam = SnippetClients.Vitam(server);
        server.Spss.Files.Add("drug1n", [1]);
        SpssJob job = await spss.Jobs.SubmitAsync("score-1", JobDefinition.BatchScore("drug1n").Build(), cancellationToken);
        DataFluxJobFlow flow = await dataFlux.JobFlows.CreateAsync("clean.djf", new MemoryStream("<jobflow/>"u8.ToArray()), cancellationToken);

        await job.WaitForCompletionAsync(cancellationToken: cancellationToken);

        var options = new WaitOptions
        {
            Timeout = TimeSpan.FromHours(6),
            MaxDelay = TimeSpan.FromMinutes(2),
            OnUpdate = async (update, token) => await Console.Out.WriteLineAsync($"{update.State} after {update.Elapsed}".AsMemory(), token),
        };
        await job.WaitForCompletionAsync(options, cancellationToken);

        await foreach (JobUpdate update in job.WatchAsync(cancellationToken))
        {
            Console.WriteLine($"{update.JobId}: {update.Phase}");
        }

        SpssJob sameJob = spss.Jobs.GetHandle("score-1");

        SpssJob score = await spss.Jobs.SubmitAsync("score-2", JobDefinition.BatchScore("drug1n").Build(), cancellationToken);
        DataFluxJob execution = await dataFlux.JobFlows.ExecuteAsync(flow.Id, cancellationToken: cancellationToken);
        VitamTask task = (await vitam.Tasks.SubmitAsync(VitamStep.Named("Check").Action("CheckFormat").Build(), cancellationToken: cancellationToken)).Task;

        IBatchJob[] jobs = [score, execution, task];
        JobOutcome[] outcomes = await BatchJob.WhenAllAsync(
            jobs,
            options,
            async (progress, token) => await Console.Out.WriteLineAsync($"{progress.Done} of {progress.Total}, {progress.Count(JobPhase.Running)} run".AsMemory(), token),
            cancellationToken);

        foreach (JobOutcome outcome in outcomes.Where(outcome => !outcome.IsSucceeded))
        {
            Console.WriteLine($"{outcome.Job.Id}: {outcome.Status}, {outcome.Error?.Message}");
        }

        await foreach (JobOutcome outcome in BatchJob.WhenEachAsync(jobs, options, cancellationToken))
        {
            Console.WriteLine(outcome);
        }

        await foreach (JobChange change in BatchJob.WatchAllAsync(jobs, cancellationToken))
        {
            Console.WriteLine($"{change.Job.Id}: {change.Update?.State ?? change.Error!.Message}");
        }

        JobDefinition definition = JobDefinition.BatchScore("drug1n").Build();

        string[] ids = ["score-3", "score-4"];
        SubmissionOutcome<string, SpssJob>[] submissions = await BatchJob.SubmitAllAsync(
            ids, (id, token) => spss.Jobs.SubmitAsync(id, definition, token), maxConcurrency: 4, cancellationToken);

        foreach (SubmissionOutcome<string, SpssJob> submission in submissions.Where(each => each.Status == SubmissionStatus.Unknown))
        {
            Console.WriteLine($"{submission.Item} may run: {submission.Candidates.Count} candidates");
        }

        submissions.Should().OnlyContain(submission => submission.Status == SubmissionStatus.Submitted);

        sameJob.Id.Should().Be(job.Id);
        server.Spss.Jobs["score-2"].State.Should().Be("SUCCESS");
        server.DataFlux.Jobs[execution.Id].State.Should().Be("completed");
        server.Vitam.Tasks[task.Id].State.Should().Be("done");
    }

    [Fact]
    public async Task A_restart_is_survived()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var server = new FakeBatchServer();
        SpssClient spss = SnippetClients.Spss(server);
        DataFluxClient dataFlux = SnippetClients.DataFlux(server);
        VitamClient vitam = SnippetClients.Vitam(server);
        TimeProvider time = server.Clock;
        server.Spss.Files.Add("drug1n", [1]);
        server.DataFlux.JobFlows.Add("clean.djf", "<jobflow/>"u8.ToArray());
        JobDefinition definition = JobDefinition.BatchScore("drug1n").Build();

        const int tenant = 7;
        VitamStep step = VitamStep.Named("Check").Action("CheckFormat").Build();
        string taskId = (await vitam.Tasks.SubmitAsync(step, new VitamRequestOptions { TenantId = tenant }, cancellationToken)).Task.Id;

        VitamTask sameTask = vitam.Tasks.GetHandle(taskId, new VitamRequestOptions { TenantId = tenant });

        await sameTask.WaitForCompletionAsync(cancellationToken: cancellationToken);

        string id = $"score-{Guid.CreateVersion7():N}";                  // stored before the submission
        try
        {
            await spss.Jobs.SubmitAsync(id, definition, cancellationToken);
        }
        catch (ResourceConflictException)
        {
            // It is there already.
        }

        JobOutcome<SpssJobResult> end = await spss.Jobs.GetHandle(id).TryWaitForCompletionAsync(cancellationToken: cancellationToken);

        end.IsSucceeded.Should().BeTrue();
        await FluentActions.Awaiting(() => spss.Jobs.SubmitAsync(id, definition, cancellationToken)).Should().ThrowAsync<ResourceConflictException>();

        await dataFlux.JobFlows.ExecuteByNameAsync("clean.djf", cancellationToken: cancellationToken);
        await Task.Delay(TimeSpan.FromMinutes(1), time, cancellationToken);
        DateTimeOffset began = time.GetUtcNow();
        DataFluxJob ours = await dataFlux.JobFlows.ExecuteByNameAsync("clean.djf", cancellationToken: cancellationToken);
        await ours.WaitForCompletionAsync(cancellationToken: cancellationToken);

        DataFluxServerInfo info = await dataFlux.Server.GetInfoAsync(cancellationToken);
        DateTime? since = info.CurrentDate.ServerTime - (time.GetUtcNow() - began) - TimeSpan.FromSeconds(5);
        DataFluxList<DataFluxJobStatus> all = await dataFlux.Jobs.ListByFlowNameAsync("clean.djf", cancellationToken);
        string[] candidates =
        [
            .. all.Where(job => since is null || job.Started.ServerTime is not { } started || started >= since).Select(job => job.Id),
            .. all.Unreadable.Select(job => job.Id).OfType<string>(),
        ];

        candidates.Should().Equal(ours.Id);
    }
}
