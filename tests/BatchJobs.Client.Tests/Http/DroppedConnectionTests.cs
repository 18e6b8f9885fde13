using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Http;

/// <summary>
/// What .NET's own connections do when a server closes them without an answer: they send a request without content again,
/// and nobody learns of it.
/// </summary>
public sealed class DroppedConnectionTests : IDisposable
{
    private readonly FakeBatchServer server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deletion_that_finds_nothing_after_its_answer_was_lost_has_worked()
    {
        server.Spss.Files.Add("model", [1]);
        server.DataFlux.JobFlows.Add("flow.djf", "<flow/>"u8.ToArray());
        await using ServiceProvider app = await WithAsync(retries: 1);
        DataFluxClient dataFlux = app.GetRequiredService<DataFluxClient>();
        SpssClient spss = app.GetRequiredService<SpssClient>();
        DataFluxJob job = await dataFlux.JobFlows.ExecuteByNameAsync("flow.djf", cancellationToken: Token);
        await job.WaitForCompletionAsync(cancellationToken: Token);
        await spss.Jobs.SubmitAsync("j", TestData.Training(), Token);
        server.Faults.On(DataFluxOperation.DeleteJob).Once().LoseResponse(ConnectionFailure.Closed);
        server.Faults.On(DataFluxOperation.DeleteJobFlow).Once().LoseResponse(ConnectionFailure.Closed);
        server.Faults.On(SpssOperation.DeleteJobs).Once().LoseResponse(ConnectionFailure.Closed);

        (await job.DeleteAsync(Token)).Should().BeTrue();
        (await dataFlux.JobFlows.DeleteAsync(Convert.ToBase64String("flow.djf"u8), Token)).Should().BeTrue();
        (await spss.Jobs.DeleteAsync("j", Token)).Should().BeTrue();

        server.Verify();
    }

    [Fact]
    public async Task A_deletion_is_not_repeated_when_nothing_is_to_be()
    {
        await using ServiceProvider app = await WithAsync(retries: 0);
        Fault lost = server.Faults.On(DataFluxOperation.DeleteJob).LoseResponse(ConnectionFailure.Closed);

        Func<Task> delete = () => app.GetRequiredService<DataFluxClient>().Jobs.DeleteAsync("ag==", Token);

        await delete.Should().ThrowAsync<ServiceUnreachableException>();
        lost.StrikeCount.Should().Be(1);
    }

    public void Dispose() => server.Dispose();

    private async Task<ServiceProvider> WithAsync(int retries)
    {
        Uri address = await server.ListenAsync(cancellationToken: Token);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(server.Clock);
        services.AddSpssClient(options =>
        {
            options.Endpoint = address;
            options.AccessKey = "key";
            options.AttemptTimeout = Timeout.InfiniteTimeSpan;
            options.Retry.MaxRetryAttempts = retries;
        });
        services.AddDataFluxClient(options =>
        {
            options.Endpoint = address;
            options.AttemptTimeout = Timeout.InfiniteTimeSpan;
            options.Retry.MaxRetryAttempts = retries;
        });
        return services.BuildServiceProvider();
    }
}
