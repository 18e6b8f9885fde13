using System.Globalization;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;

namespace BatchJobs.Client.Tests.Jobs;

/// <summary>The table of <c>docs/waiting.md</c> says how many requests waits of three hours need.</summary>
public sealed class WaitingTableTests
{
    private static readonly TimeSpan JobTime = TimeSpan.FromHours(3);

    [Theory]
    [InlineData("SPSS", 1)]
    [InlineData("SPSS", 10)]
    [InlineData("SPSS", 200)]
    [InlineData("DataFlux", 1)]
    [InlineData("DataFlux", 10)]
    [InlineData("DataFlux", 200)]
    [InlineData("Vitam", 1)]
    [InlineData("Vitam", 10)]
    [InlineData("Vitam", 200)]
    [InlineData("Vitam", 200, 100)]
    public async Task The_number_of_requests_is_that_of_the_page(string service, int waits, int listLimit = int.MaxValue)
    {
        await using var alone = new ManyJobsFixture();
        await (await alone.SubmitAsync(service, 1, JobTime))[0].WaitForCompletionAsync();
        await using var fixture = new ManyJobsFixture();
        fixture.Server.Vitam.Options.ListLimit = listLimit;
        IBatchJob[] jobs = await fixture.SubmitAsync(service, waits, JobTime);

        await Task.WhenAll(jobs.Select(job => job.WaitForCompletionAsync()));

        string row = listLimit == int.MaxValue ? service : $"{service}, lists of {listLimit}";
        (int lists, int singles) = Row(row, waits, loop: waits * alone.Polls, actual: $"{fixture.Lists:N0} | {fixture.Singles:N0}");
        fixture.Lists.Should().Be(lists);

        // Which of Vitam's tasks is polled by itself at which poll is left to chance.
        fixture.Singles.Should().BeCloseTo(singles, service == "Vitam" ? (uint)(waits + 9) : 0);
    }

    /// <summary>Ten thousand jobs without a wire, which would take the time: the client's requests are those to its interfaces.</summary>
    [Theory]
    [InlineData("SPSS")]
    [InlineData("DataFlux")]
    [InlineData("Vitam")]
    public async Task Ten_thousand_waits_need_hardly_more_requests_than_ten(string service)
    {
        await using var server = new FakeBatchServer();
        var stubs = new ManyStubs(server.Clock, 10_000, JobTime);

        await Task.WhenAll(stubs.Of(service).Select(job => job.WaitForCompletionAsync()));

        (int lists, int singles) = Row(service, 10_000, loop: 3_680_000, actual: $"{stubs.Lists:N0} | {stubs.Singles:N0}");
        stubs.Lists.Should().Be(lists);
        stubs.Singles.Should().BeCloseTo(singles, service == "Vitam" ? 10_009u : 0);
    }

    /// <summary>The lists and the single requests of a row of the table.</summary>
    private static (int Lists, int Singles) Row(string service, int waits, int loop, string actual)
    {
        int[] cells = WaitingPage.Numbers(string.Create(CultureInfo.InvariantCulture, $"| {service} | {waits:N0} | {loop:N0} |"), actual);
        return (cells[0], cells[1]);
    }

    /// <summary>Jobs of one length, of each service, by its interfaces.</summary>
    private sealed class ManyStubs(TimeProvider time, int count, TimeSpan duration)
    {
        private readonly DateTimeOffset end = time.GetUtcNow() + duration;
        private readonly string[] ids = [.. Enumerable.Range(0, count).Select(i => $"job-{i}")];
        private readonly Dictionary<(Type Type, bool IsOver), object> lists = [];

        public int Lists { get; private set; }

        public int Singles { get; private set; }

        private bool IsOver => time.GetUtcNow() >= end;

        public IEnumerable<IBatchJob> Of(string service)
        {
            switch (service)
            {
                case "SPSS":
                    var spss = new SpssClient(
                        Stub.Of<ISpssJobsApi>(new()
                        {
                            [nameof(ISpssJobsApi.ListSummariesAsync)] = _ => List<IReadOnlyList<SpssJobSummary>>(() => [.. ids.Select(id => new SpssJobSummary(id, Spss(id).State, IsOver ? Spss(id) : null))]),
                            [nameof(ISpssJobsApi.GetStatusAsync)] = id => Single(Spss(id)),
                        }),
                        Stub.Of<ISpssFilesApi>([]),
                        WithoutJitter(new SpssClientOptions()),
                        time);
                    return ids.Select(id => spss.Jobs.GetHandle(id));
                case "DataFlux":
                    var dataFlux = new DataFluxClient(
                        Stub.Of<IDataFluxJobFlowDefnsApi>([]),
                        Stub.Of<IDataFluxJobsApi>(new()
                        {
                            [nameof(IDataFluxJobsApi.ListAsync)] = _ => List(() => new DataFluxList<DataFluxJobStatus>([.. ids.Select(DataFlux)])),
                            [nameof(IDataFluxJobsApi.GetAsync)] = id => Single(DataFlux(id)),
                        }),
                        Stub.Of<IDataFluxServerApi>([]),
                        WithoutJitter(new DataFluxClientOptions()),
                        time);
                    return ids.Select(id => dataFlux.Jobs.GetHandle(id));
                default:
                    var vitam = new VitamClient(
                        Stub.Of<IVitamTasksApi>(new()
                        {
                            [nameof(IVitamTasksApi.ListAsync)] = _ => List(() => new VitamTaskList { Ids = IsOver ? [] : ids }),
                            [nameof(IVitamTasksApi.GetAsync)] = id => Single(Vitam(id)),
                        }),
                        Stub.Of<IVitamStatusApi>([]),
                        WithoutJitter(new VitamClientOptions()),
                        time);
                    return ids.Select(id => vitam.Tasks.GetHandle(id));
            }
        }

        private static TOptions WithoutJitter<TOptions>(TOptions options)
            where TOptions : ClientOptions
        {
            options.Polling.Jitter = 0;
            return options;
        }

        private Task<T> List<T>(Func<T> make)
            where T : class
        {
            Lists++;
            if (!lists.TryGetValue((typeof(T), IsOver), out object? list))
            {
                lists.Add((typeof(T), IsOver), list = make());
            }

            return Task.FromResult((T)list);
        }

        private Task<T> Single<T>(T status)
        {
            Singles++;
            return Task.FromResult(status);
        }

        private SpssJobStatus Spss(string id) => new() { JobId = id, State = IsOver ? SpssJobState.Success : SpssJobState.Running };

        private DataFluxJobStatus DataFlux(string id) => new()
        {
            Id = id,
            JobFlowId = "f",
            JobFlowName = "f.djf",
            State = IsOver ? DataFluxJobState.Completed : DataFluxJobState.Running,
            UserName = "u",
        };

        private VitamAsyncStatus Vitam(string id) => new() { Id = id, State = new VitamTaskState(IsOver ? "OK" : "RUNNING") };
    }
}
