using BatchJobs.Client;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of <c>docs/refit-interfaces.md</c>.</summary>
public sealed class InterfaceSnippets
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IConfiguration Configuration => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Spss:Endpoint"] = "https://spss.example.com", ["Spss:AccessKey"] = "key" })
        .Build();

    public sealed class StatusPage(ISpssJobsApi jobs)
    {
        public async Task<string> ShowAsync(string id, CancellationToken cancellationToken) =>
            (await jobs.GetStatusAsync(id, cancellationToken)).State.Value;
    }

    [Fact]
    public async Task An_interface_is_injected()
    {
        using var server = new FakeBatchServer();
        server.Spss.Files.Add("drug1n", [1]);
        await using ServiceProvider services = new ServiceCollection()
            .AddSpssClient(Configuration.GetSection("Spss")).Services
            .AddSingleton<StatusPage>()
            .AddFakeBatchServer(server)
            .BuildServiceProvider();
        await services.GetRequiredService<SpssClient>().Jobs.SubmitAsync("score-1", JobDefinition.BatchScore("drug1n").Build(), Token);

        (await services.GetRequiredService<StatusPage>().ShowAsync("score-1", Token)).Should().Be("PENDING");
    }

    [Fact]
    public async Task A_client_is_made_over_stubs()
    {
        CancellationToken cancellationToken = Token;

        var client = new SpssClient(new StubJobs(), new StubFiles());
        SpssJob handle = client.Jobs.GetHandle("j");
        SpssJobResult completed = await handle.WaitForCompletionAsync(cancellationToken: cancellationToken);

        var options = new SpssClientOptions { Polling = { InitialDelay = TimeSpan.FromMinutes(1), MaxDelay = TimeSpan.FromMinutes(1) } };
        var polling = new SpssClient(new StubJobs(), new StubFiles(), options, TimeProvider.System);

        var result = new SpssJobResult("j", dataUrl: "https://spss.example.com/pm/v1/file/r1", client.Files);
        var submitted = new SubmitJobResult(handle, IsNew: true);

        completed.FileId.Should().Be("r1");
        using var scores = new StreamReader(await result.OpenReadAsync(cancellationToken));
        (await scores.ReadToEndAsync(cancellationToken)).Should().StartWith("Age");
        submitted.Job.Id.Should().Be("j");
        Func<Task> waitForAnother = () => polling.Jobs.GetHandle("k").WaitForCompletionAsync(cancellationToken: cancellationToken);
        await waitForAnother.Should().ThrowAsync<JobDeletedException>();
    }

    public sealed class StubJobs : ISpssJobsApi
    {
        public Task<SpssJobStatus> GetStatusAsync(string id, CancellationToken cancellationToken = default) => id == "j"
            ? Task.FromResult(new SpssJobStatus { JobId = id, State = SpssJobState.Success, DataUrl = "https://spss.example.com/pm/v1/file/r1" })
            : throw new ResourceNotFoundException($"There is no job '{id}'.");

        public Task<SpssJobDetails> SubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default) =>
            Task.FromResult(new SpssJobDetails { Id = id });

        public Task<SpssSubmittedJob> SubmitOrResubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default) =>
            Task.FromResult(new SpssSubmittedJob(new SpssJobDetails { Id = id }, IsNew: true));

        public Task<SpssJobList> ListAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<SpssJobSummary>> ListSummariesAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<SpssJobDetails> GetAsync(string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<int> DeleteAsync(string ids, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    public sealed class StubFiles : ISpssFilesApi
    {
        public Task<Stream> DownloadAsync(string id, CancellationToken cancellationToken = default) =>
            Task.FromResult<Stream>(new MemoryStream("Age\t$C-Drug"u8.ToArray()));

        public Task<SpssUploadedFile> UploadAsync(string id, SpssFileUpload file, CancellationToken cancellationToken = default) =>
            Task.FromResult(new SpssUploadedFile($"https://spss.example.com/pm/v1/file/{id}"));

        public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task DeleteAsync(string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    [Fact]
    public async Task An_implementation_takes_the_place_of_ours()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = Configuration;

        services.AddSpssClient(configuration.GetSection("Spss"));
        services.AddSingleton<ISpssJobsApi>(new StubJobs());

        await using ServiceProvider provider = services.BuildServiceProvider();
        SpssJob job = await provider.GetRequiredService<SpssClient>().Jobs.SubmitAsync("j", JobDefinition.BatchScore("drug1n").Build(), Token);
        (await job.WaitForCompletionAsync(cancellationToken: Token)).FileId.Should().Be("r1");
    }

    [Fact]
    public async Task A_decorator_stands_above_ours()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = Configuration;
        using var server = new FakeBatchServer();
        server.Spss.Files.Add("drug1n", [1]);

        services.AddSpssClient(configuration.GetSection("Spss"));
        ServiceDescriptor inner = services.Last(service => service.ServiceType == typeof(ISpssFilesApi));
        services.Remove(inner);
        services.AddSingleton<ISpssFilesApi>(provider => new AuditedFiles((ISpssFilesApi)inner.ImplementationFactory!(provider)));

        services.AddFakeBatchServer(server);
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using Stream file = await provider.GetRequiredService<SpssClient>().Files.DownloadAsync("drug1n", Token);
        file.ReadByte().Should().Be(1);
    }

    public sealed class AuditedFiles(ISpssFilesApi inner) : ISpssFilesApi
    {
        public Task<Stream> DownloadAsync(string id, CancellationToken cancellationToken = default)
        {
            Console.WriteLine($"{id} is downloaded");
            return inner.DownloadAsync(id, cancellationToken);
        }

        public Task<SpssUploadedFile> UploadAsync(string id, SpssFileUpload file, CancellationToken cancellationToken = default) =>
            inner.UploadAsync(id, file, cancellationToken);

        public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default) => inner.ListAsync(cancellationToken);

        public Task DeleteAsync(string id, CancellationToken cancellationToken = default) => inner.DeleteAsync(id, cancellationToken);
    }
}
