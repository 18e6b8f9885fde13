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
}
