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
        await foreach (Task ended in Task.WhenEach(jobs.Select(each => each.WaitForCompletionAsync(options, cancellationToken))))
        {
            await ended;
        }

        sameJob.Id.Should().Be(job.Id);
        server.Spss.Jobs["score-2"].State.Should().Be("SUCCESS");
        server.DataFlux.Jobs[execution.Id].State.Should().Be("completed");
        server.Vitam.Tasks[task.Id].State.Should().Be("done");
    }
}
