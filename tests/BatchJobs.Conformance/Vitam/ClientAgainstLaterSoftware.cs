using BatchJobs.Client;
using BatchJobs.Client.Vitam;
using BatchJobs.Conformance.Interfaces;
using BatchJobs.Testing.Vitam;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatchJobs.Conformance.Vitam;

/// <summary>The client tells the truth about answers that the document does not have.</summary>
public sealed class ClientAgainstLaterSoftware
{
    private static readonly VitamStep Step = VitamStep.Named("Check").Action("CheckFormat").Build();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, AllHosts]
    [Clause("VITAM-R-01")]
    public async Task A_step_that_ran_within_the_request_is_told_with_its_status_and_looked_for_nowhere(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        client.Server.Vitam.WhenSubmitted(_ => true).AnswerWithItemStatus().ThenFail(new FakeVitamError(404, "File_Not_Found") { Message = "File is not found" });

        Func<Task> submit = () => client.Get<VitamClient>().Tasks.SubmitAsync(Step, cancellationToken: Token);

        VitamStepExecutedException executed = (await submit.Should().ThrowAsync<VitamStepExecutedException>()).Which;
        (executed.ItemStatus.ItemId, executed.ItemStatus.GlobalStatus, executed.ItemStatus.Message).Should().Be(("Check", VitamItemStatusCode.Ko, "File is not found"));
        executed.ItemStatus.Items["CheckFormat"].GlobalStatus.Should().Be(VitamItemStatusCode.Ko);
        executed.ResponseMetadata.RequestId.Should().NotBeNull();
        client.Server.Journal.Entries.Should().ContainSingle();
    }

    [Theory, AllHosts]
    [Clause("VITAM-R-03")]
    public async Task A_step_whose_data_cannot_be_had_yet_can_be_submitted_again_later(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        client.Server.Vitam.WhenSubmitted(_ => true).AnswerDataUnavailable(new FakeVitamAccessRequest("ar-1", "default")).AndThen();
        VitamTasks tasks = client.Get<VitamClient>().Tasks;

        Func<Task> submit = () => tasks.SubmitAsync(Step, cancellationToken: Token);

        (await submit.Should().ThrowAsync<VitamDataUnavailableException>()).Which.AccessRequests.Should().Equal(new VitamAccessRequest("ar-1", "default"));
        (await (await tasks.SubmitAsync(Step, cancellationToken: Token)).Task.WaitForCompletionAsync(cancellationToken: Token)).State.Should().Be(VitamTaskState.Done);
    }

    [Theory, AllHosts]
    [Clause("VITAM-R-02")]
    public async Task A_worker_without_words_is_well(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        client.Server.Vitam.Options.StatusWithoutBody = true;
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(client.Get<IVitamStatusApi>()).AddHealthChecks().AddVitamHealthCheck();
        await using ServiceProvider app = services.BuildServiceProvider();

        HealthReport report = await app.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);
        VitamServiceStatus status = await client.Get<IVitamStatusApi>().GetStatusAsync(Token);

        report.Status.Should().Be(HealthStatus.Healthy);
        status.IsNoContent.Should().BeTrue();
        status.ResponseMetadata.FullApiVersion.Should().Be("V1.25");
    }

    [Theory, AllHosts]
    [Clause("VITAM-R-04", "VITAM-H-14", "VITAM-H-15")]
    public async Task A_refusal_tells_all_its_headers(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        var options = new VitamRequestOptions { TenantId = 0, ApplicationId = "SESSION-ID-00001", ClientRequestId = "own-1" };

        Func<Task> list = () => client.Get<VitamClient>().Tasks.ListAsync(VitamQuery.FromText("nonsense"), options, Token);

        PreconditionFailedException refusal = (await list.Should().ThrowAsync<PreconditionFailedException>()).Which;
        VitamResponseMetadata metadata = VitamResponseMetadata.Of(refusal);
        (metadata.TenantId, metadata.ApplicationId, metadata.FullApiVersion).Should().Be((0, "SESSION-ID-00001", "V1.25"));
        metadata.RequestId.Should().Be(refusal.RequestId).And.NotBe("own-1");
        refusal.ClientRequestId.Should().Be("own-1");
        refusal.Message.Should().EndWith($"[request {refusal.RequestId}, sent as own-1]");
    }

    [Theory, AllHosts]
    [Clause("VITAM-R-07")]
    public async Task A_task_is_canceled_by_the_identifier_that_its_submission_was_given(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        client.Server.Vitam.Options.EchoRequestIds = true;
        client.Server.Vitam.WhenSubmitted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        VitamTasks tasks = client.Get<VitamClient>().Tasks;

        SubmitTaskResult submission = await tasks.SubmitAsync(Step, new VitamRequestOptions { ClientRequestId = "own-1" }, Token);
        VitamAsyncStatus canceled = await tasks.CancelByRequestIdAsync("own-1", cancellationToken: Token);

        submission.Status.ResponseMetadata.RequestId.Should().Be("own-1");
        (canceled.Id, canceled.Phase).Should().Be((submission.Task.Id, JobPhase.Canceled));
    }

    [Theory, AllHosts]
    [Clause("VITAM-S-02", "VITAM-U-42")]
    public async Task Context_and_item_go_with_the_step(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        VitamStep step = VitamStep.Named("Check").Action("CheckFormat").Member("context", """{"contract":"c-1"}""").Member("item", "\"unit-1\"").Build();

        SubmitTaskResult submission = await client.Get<VitamClient>().Tasks.SubmitAsync(step, cancellationToken: Token);

        client.Server.Vitam.Tasks[submission.Task.Id].Submitted.Step.GetProperty("context").GetProperty("contract").GetString().Should().Be("c-1");
        client.Server.Vitam.Tasks[submission.Task.Id].Submitted.Step.GetProperty("item").GetString().Should().Be("unit-1");
    }

    [Theory, AllHosts]
    [Clause("VITAM-T-06", "VITAM-T-07")]
    public async Task A_task_that_is_to_be_committed_is_done_all_the_same(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        client.Server.Vitam.WhenSubmitted(_ => true).WithTaskStatus("commit");

        SubmitTaskResult submission = await client.Get<VitamClient>().Tasks.SubmitAsync(Step, cancellationToken: Token);
        VitamAsyncStatus done = await submission.Task.WaitForCompletionAsync(cancellationToken: Token);

        (submission.Status.TaskStatus, submission.Status.Phase).Should().Be((VitamTaskStatus.Commit, JobPhase.Running));
        (done.TaskStatus, done.Phase).Should().Be((VitamTaskStatus.Commit, JobPhase.Succeeded));
    }
}
