using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Http;

/// <summary>
/// What .NET's own connections do when a server closes them without an answer: they send a request without content again,
/// and nobody learns of it.
/// </summary>
public sealed class DroppedConnectionTests : IDisposable
{
    private readonly FakeBatchServer clock = new();

    private const string NotFound = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private const string NothingDeleted = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\n0";

    [Fact]
    public async Task A_deletion_that_finds_nothing_after_its_answer_was_lost_has_worked()
    {
        await using var jobs = new DroppingServer(NotFound);
        await using var flows = new DroppingServer(NotFound);
        await using var spss = new DroppingServer(NothingDeleted);

        (await With(jobs).GetRequiredService<DataFluxClient>().Jobs.DeleteAsync("j")).Should().BeTrue();
        (await With(flows).GetRequiredService<DataFluxClient>().JobFlows.DeleteAsync("f")).Should().BeTrue();
        (await With(spss).GetRequiredService<SpssClient>().Jobs.DeleteAsync("j")).Should().BeTrue();
    }

    [Fact]
    public async Task A_deletion_is_not_repeated_when_nothing_is_to_be()
    {
        await using var server = new DroppingServer(NotFound);
        Func<Task> delete = () => With(server, retries: 0).GetRequiredService<DataFluxClient>().Jobs.DeleteAsync("j");

        await delete.Should().ThrowAsync<ServiceUnreachableException>();

        server.Requests.Should().Be(1);
    }

    public void Dispose() => clock.Dispose();

    private ServiceProvider With(DroppingServer server, int retries = 1)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock.Clock);
        services.AddSpssClient(options =>
        {
            options.Endpoint = server.Address;
            options.AccessKey = "key";
            options.AttemptTimeout = Timeout.InfiniteTimeSpan;
            options.Retry.MaxRetryAttempts = retries;
        });
        services.AddDataFluxClient(options =>
        {
            options.Endpoint = server.Address;
            options.AttemptTimeout = Timeout.InfiniteTimeSpan;
            options.Retry.MaxRetryAttempts = retries;
        });
        return services.BuildServiceProvider();
    }
}
