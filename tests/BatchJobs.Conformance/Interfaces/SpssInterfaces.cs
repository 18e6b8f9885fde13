using BatchJobs.Client;
using BatchJobs.Client.Spss;

namespace BatchJobs.Conformance.Interfaces;

/// <summary>Every operation of the SPSS service by its interfaces, against the fake.</summary>
public sealed class SpssInterfaces
{
    private static readonly JobDefinition Definition = JobDefinition.Training("f 1").Build();

    private static CancellationToken Token => RawClient.Token;

    [Theory, AllHosts]
    public async Task Files(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        var files = client.Get<ISpssFilesApi>();

        SpssUploadedFile uploaded = await files.UploadAsync("f 1", new SpssFileUpload("f 1", RawClient.Content("abc")), Token);
        IReadOnlyList<string> listed = await files.ListAsync(Token);
        string content = await RawClient.ReadAsync(await files.DownloadAsync("f 1", Token));
        await files.DeleteAsync("f 1", Token);

        uploaded.Url.Should().EndWith("/pm/v1/file/f%201");
        listed.Should().Equal("f 1");
        content.Should().Be("abc");
        Func<Task> again = () => files.DeleteAsync("f 1", Token);
        await again.Should().ThrowAsync<ResourceNotFoundException>();
        (await files.ListAsync(Token)).Should().BeEmpty();
    }

    [Theory, AllHosts]
    public async Task Jobs(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        client.Server.Spss.Files.Add("f 1", [1]);
        client.Server.Spss.WhenSubmitted(job => job.Id == "slow").RunFor(Timeout.InfiniteTimeSpan);
        var jobs = client.Get<ISpssJobsApi>();

        SpssJobDetails submitted = await jobs.SubmitAsync("j/1", Definition, Token);
        SpssSubmittedJob put = await jobs.SubmitOrResubmitAsync("slow", Definition, Token);
        IReadOnlyList<SpssJobDetails> listed = await jobs.ListAsync(Token);
        IReadOnlyList<SpssJobSummary> summaries = await jobs.ListSummariesAsync(Token);
        SpssJobDetails described = await jobs.GetAsync("slow", Token);
        SpssJobStatus status = await jobs.GetStatusAsync("slow", Token);
        Func<Task> conflict = () => jobs.SubmitAsync("slow", Definition, Token);
        await conflict.Should().ThrowAsync<ResourceConflictException>();
        int deleted = await jobs.DeleteAsync("j%2F1,slow,unknown", Token);

        submitted.Id.Should().Be("j/1");
        put.IsNew.Should().BeTrue();
        put.Job.Id.Should().Be("slow");
        listed.Select(job => job.Id).Should().BeEquivalentTo("j/1", "slow");
        summaries.Select(job => job.Id).Should().Equal(listed.Select(job => job.Id));
        described.Action.Should().Be("TRAINING");
        status.State.Value.Should().BeOneOf("PENDING", "RUNNING");
        deleted.Should().Be(2);
    }
}
