using BatchJobs.Client.Spss;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of <c>docs/testing/parity.md</c>.</summary>
public sealed class ParitySnippets
{
    [Fact]
    public async Task A_real_service_is_recorded_and_compared()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var real = new FakeBatchServer();
        Uri url = await real.ListenAsync(cancellationToken: cancellationToken);
        string key = "key";
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");

        using var recorder = new RecordingHandler(new SocketsHttpHandler());
        SpssClient spss = SpssClient.Create(new SpssClientOptions { Endpoint = url, AccessKey = key }, recorder);
        await spss.Files.UploadAsync("drug1n", new MemoryStream("a stream file"u8.ToArray()), cancellationToken: cancellationToken);
        SpssJob job = await spss.Jobs.SubmitAsync("score-1", JobDefinition.BatchScore("drug1n").Build(), cancellationToken);
        await job.GetStatusAsync(cancellationToken);
        recorder.Recording.Save(file);

        using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromMinutes(20));           // as long as the real ones ran

        ParityReport report = await Parity.CompareAsync(HttpRecording.Load(file), server, cancellationToken);
        Console.WriteLine(report);

        report.Differences.Should().BeEmpty();
        (await File.ReadAllTextAsync(file, cancellationToken)).Should().Contain("accesskey=***");
        File.Delete(file);
    }
}
