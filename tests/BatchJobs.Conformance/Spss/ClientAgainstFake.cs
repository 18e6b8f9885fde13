using System.IO.Compression;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using BatchJobs.Testing.Spss;

namespace BatchJobs.Conformance.Spss;

/// <summary>The client against the fake, which share nothing but the wire.</summary>
public sealed class ClientAgainstFake : IAsyncDisposable
{
    private static readonly Database Warehouse = new("db", DatabaseType.DashDB, "db.example.com", 50001, "BLUDB", "user", "password", "Security=SSL");

    private readonly FakeBatchServer server = new();
    private WireMockLease? lease;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, AllHosts]
    public async Task A_running_job_is_not_submitted_again_until_it_has_been_canceled(ServerHost host)
    {
        SpssClient spss = await OpenAsync(host);
        server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.Zero).RunFor(TimeSpan.FromHours(3)).Times(1);
        SpssJob job = await spss.Jobs.SubmitAsync("j", Scoring(), Token);

        JobIsRunningException refused = (await spss.Jobs.Invoking(jobs => jobs.SubmitOrResubmitAsync("j", Scoring(), Token)).Should().ThrowAsync<JobIsRunningException>()).Which;
        await job.CancelAndWaitAsync(Token);
        SubmitJobResult again = await spss.Jobs.SubmitOrResubmitAsync("j", Scoring(), Token);

        refused.State.Should().Be(SpssJobState.Running);
        again.IsNew.Should().BeTrue();
        (await again.Job.WaitForCompletionAsync(cancellationToken: Token)).FileId.Should().NotBeNull();
    }

    [Theory, AllHosts]
    public async Task What_callers_of_the_live_service_send_runs(ServerHost host)
    {
        SpssClient spss = await OpenAsync(host);
        JobDefinition[] definitions =
        [
            JobDefinition.RunStream("m").SaveAs("m.str").Read("a", Warehouse.Table("A")).Read("b", Warehouse.Table("B")).Write("c", Warehouse.Table("C"), InsertMode.Append).Build(),
            JobDefinition.BatchScore("m").SaveAs("m.str").Read("in", Warehouse.Table("A")).Write("out", Warehouse.Table("D"), InsertMode.Create).WithEmptyAttributes().Build(),
            JobDefinition.Training("m").SaveAs("m.str").ReportAs(ReportFormat.Tab).WithOutputType("DATA_URL").Build(),
        ];

        foreach ((int index, JobDefinition definition) in definitions.Index())
        {
            SpssJob job = await spss.Jobs.SubmitAsync($"j{index}", definition, Token);
            await job.WaitForCompletionAsync(cancellationToken: Token);
            SpssJobDetails details = await spss.Jobs.GetAsync(job.Id, Token);
            details.GetDefinition().ToString().Should().Be(definition.ToString());
            details.GetRawDefinition().Should().Contain("\"model\":{\"id\":\"m\"");
        }

        server.Spss.Jobs.Select(job => job.State).Should().OnlyContain(state => state == "SUCCESS");
    }

    [Theory, AllHosts]
    public async Task An_evaluations_documents_are_read_and_deleted_with_their_job(ServerHost host)
    {
        SpssClient spss = await OpenAsync(host);
        server.Spss.Options.DocumentNodes = [new SpssDocumentNode("Analysis", "HTML")];
        SpssJob job = await spss.Jobs.SubmitAsync("j", JobDefinition.Evaluation("m", ReportFormat.Html).Build(), Token);
        SpssJobResult result = await job.WaitForCompletionAsync(cancellationToken: Token);

        await using (ZipArchive documents = await result.OpenDocumentsAsync(Token))
        {
            documents.Entries.Should().ContainSingle().Which.Name.Should().Be("Analysis.html");
        }

        (await job.DeleteWithResultAsync(Token)).Should().BeTrue();
        server.Spss.Files.Contains(result.FileId!).Should().BeFalse();
        (await spss.Jobs.ListAsync(Token)).Should().BeEmpty();
    }

    [Theory, AllHosts]
    public async Task What_remains_of_a_deletion_is_told_with_its_state(ServerHost host)
    {
        SpssClient spss = await OpenAsync(host);
        server.Spss.Options.CanceledJobsStay = true;
        server.Spss.WhenSubmitted(job => job.Id == "running").PendFor(TimeSpan.Zero).RunFor(Timeout.InfiniteTimeSpan);
        await spss.Jobs.SubmitAsync("running", Scoring(), Token);
        await spss.Jobs.SubmitAsync("pending", Scoring(), Token);

        DeleteJobsResult deletion = await spss.Jobs.DeleteManyAsync(["running", "pending"], Token);

        deletion.Count.Should().Be(1);
        deletion.Remaining.Should().Equal(new RemainingJob("running", SpssJobState.Canceling));
    }

    [Theory, AllHosts]
    public async Task A_files_identifier_may_have_a_comma_and_an_upload_may_be_refused(ServerHost host)
    {
        SpssClient spss = await OpenAsync(host);
        await spss.Files.UploadAsync("a,b", new MemoryStream([7]), cancellationToken: Token);
        server.Spss.Files.RefuseUpload("c", "no stream");

        Func<Task> refused = () => spss.Files.UploadAsync("c", new MemoryStream([7]), cancellationToken: Token);

        await refused.Should().ThrowAsync<BatchJobs.Client.ServiceException>().WithMessage("*no stream*");
        server.Spss.Files.Ids.Should().BeEquivalentTo("m", "a,b");
        (await spss.Files.DeleteAsync("a,b", Token)).Should().BeTrue();
    }

    public ValueTask DisposeAsync()
    {
        lease?.Dispose();
        return server.DisposeAsync();
    }

    private static JobDefinition Scoring() => JobDefinition.BatchScore("m").ReportAs(ReportFormat.Tab).Build();

    private async Task<SpssClient> OpenAsync(ServerHost host)
    {
        server.Spss.Files.Add("m", [1]);
        var options = new SpssClientOptions { Endpoint = new Uri("https://spss.example.com"), AccessKey = "key" };
        if (host == ServerHost.InProcess)
        {
            return SpssClient.Create(options, server.CreateHandler(), server.Clock);
        }

        options.Endpoint = host == ServerHost.Kestrel ? await server.ListenAsync(cancellationToken: Token) : (lease = WireMockLease.Of(server)).Address;
        return SpssClient.Create(options, new SocketsHttpHandler(), server.Clock);
    }
}
