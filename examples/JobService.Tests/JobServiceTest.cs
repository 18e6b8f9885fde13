using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobService.Tests;

/// <summary>What the tests share: a fake server, on whose clock nothing happens but what a test waits for, and a folder for the file.</summary>
public abstract class JobServiceTest : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("job-service-");
    private readonly List<RunningService> services = [];

    protected JobServiceTest()
    {
        Server.Spss.Files.Add("drug1n", "a stream file"u8.ToArray());
        Server.DataFlux.JobFlows.Add("clean.djf", "<flow/>"u8.ToArray());
    }

    public static TheoryData<string> Services => ["spss", "dataflux", "vitam"];

    protected FakeBatchServer Server { get; } = new(new FakeBatchServerOptions { Clock = ClockMode.Manual });

    protected string NewFile => Path.Combine(folder.FullName, "jobs.db");

    /// <summary>Starts the program, over a new file or over what another one has left.</summary>
    internal async Task<RunningService> StartAsync(string? file = null, Action<IServiceCollection>? change = null, params IEnumerable<string> more)
    {
        RunningService service = await RunningService.StartAsync(Server, file ?? NewFile, change, more);
        services.Add(service);
        return service;
    }

    /// <summary>Lets time pass until a job is in a state.</summary>
    internal Task UntilAsync(RunningService service, string id, JobState state) =>
        Server.AdvanceUntilAsync(() => service.Stored(id).State == state, cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (RunningService service in services)
        {
            await service.DisposeAsync();
        }

        await Server.DisposeAsync();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
