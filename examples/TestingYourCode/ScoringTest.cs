using System.Text;
using BatchJobs.Client;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using TestingYourCode.YourCode;

namespace TestingYourCode;

/// <summary>What the tests of <see cref="Scoring"/> share: a server for each test, and the program on top of it.</summary>
public abstract class ScoringTest : IAsyncDisposable
{
    private readonly ServiceProvider app;

    protected ScoringTest() => app = Composition.Build(services => services.AddFakeBatchServer(Server));

    protected FakeBatchServer Server { get; } = new();

    /// <summary>The job that every test runs.</summary>
    protected const string JobId = "score-2026-11";

    protected async Task<string> ScoreAsync(WaitOptions? options = null)
    {
        using var model = new MemoryStream(Encoding.UTF8.GetBytes("a stream"));
        await using Stream scores = await app.GetRequiredService<Scoring>().RunAsync(JobId, model, options, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(scores);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Checks that everything went as planned; a test that failed already gets what happened as an attachment.</summary>
    public async ValueTask DisposeAsync()
    {
        string timeline = Server.Timeline;
        bool hasFailed = TestContext.Current.TestState?.Result == TestResult.Failed;
        if (hasFailed)
        {
            TestContext.Current.AddAttachment("timeline.txt", timeline);
        }

        await app.DisposeAsync();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
        if (!hasFailed)
        {
            Server.Verify();
        }
    }
}
