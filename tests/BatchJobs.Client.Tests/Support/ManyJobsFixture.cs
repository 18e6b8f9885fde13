using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;

namespace BatchJobs.Client.Tests;

/// <summary>The fake's three services with many jobs, a network that can fail, and a count of the requests that polls send.</summary>
internal sealed class ManyJobsFixture : IAsyncDisposable
{
    private readonly CountingHandler wire;

    public ManyJobsFixture(Action<ClientOptions>? configure = null)
    {
        Server.Spss.Files.Add(TestData.Stream, [1]);
        Server.DataFlux.Options.Servers = int.MaxValue;
        Server.Vitam.Options.ListLimit = int.MaxValue;
        wire = new CountingHandler(Server);
        var spss = new SpssClientOptions { Endpoint = new Uri("https://spss.example.com"), AccessKey = "key" };
        var dataFlux = new DataFluxClientOptions { Endpoint = new Uri("https://dataflux.example.com") };
        var vitam = new VitamClientOptions { Endpoint = new Uri("https://vitam.example.com"), PlatformKey = "key" };
        foreach (ClientOptions options in new ClientOptions[] { spss, dataFlux, vitam })
        {
            options.Polling.Jitter = 0;
            configure?.Invoke(options);
        }

        Spss = SpssClient.Create(spss, wire, Server.Clock);
        DataFlux = DataFluxClient.Create(dataFlux, wire, Server.Clock);
        Vitam = VitamClient.Create(vitam, wire, Server.Clock);
    }

    public FakeBatchServer Server { get; } = new();

    public SpssClient Spss { get; }

    public DataFluxClient DataFlux { get; }

    public VitamClient Vitam { get; }

    /// <summary>The requests by which jobs were polled, one by one and with lists.</summary>
    public int Polls => Singles + Lists;

    public int Singles => wire.Singles;

    public int Lists => wire.Lists;

    /// <summary>What happens to a request instead of its being answered; null for nothing.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?> Network
    {
        set => wire.Network = value;
    }

    /// <summary>Submits jobs of one length to a service.</summary>
    public async Task<IBatchJob[]> SubmitAsync(string service, int count, TimeSpan time)
    {
        switch (service)
        {
            case "SPSS":
                Server.Spss.WhenSubmitted(_ => true).RunFor(time);
                return await EachAsync(count, async i => await Spss.Jobs.SubmitAsync($"job-{i}", TestData.Scoring()));
            case "DataFlux":
                Server.DataFlux.WhenExecuted(_ => true).RunFor(time);
                DataFluxJobFlow flow = await DataFlux.JobFlows.CreateAsync("f.djf", new MemoryStream("<flow/>"u8.ToArray()));
                return await EachAsync(count, async _ => await DataFlux.JobFlows.ExecuteAsync(flow.Id));
            default:
                Server.Vitam.WhenSubmitted(_ => true).RunFor(time);
                return await EachAsync(count, async _ => (await Vitam.Tasks.SubmitAsync(VitamClientFixture.Step)).Task);
        }
    }

    public async ValueTask DisposeAsync()
    {
        wire.Dispose();
        await Server.DisposeAsync();
    }

    private static async Task<IBatchJob[]> EachAsync(int count, Func<int, Task<IBatchJob>> submit)
    {
        var jobs = new IBatchJob[count];
        for (int i = 0; i < count; i++)
        {
            jobs[i] = await submit(i);
        }

        return jobs;
    }

    private sealed class CountingHandler(FakeBatchServer server) : DelegatingHandler(server.CreateHandler())
    {
        private int singles;
        private int lists;

        public int Singles => singles;

        public int Lists => lists;

        public Func<HttpRequestMessage, HttpResponseMessage?> Network { get; set; } = static _ => null;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get)
            {
                string path = request.RequestUri!.AbsolutePath;
                bool isList = path.EndsWith("/jobs", StringComparison.Ordinal) || path.EndsWith("/tasks", StringComparison.Ordinal);
                _ = isList ? Interlocked.Increment(ref lists) : Interlocked.Increment(ref singles);
            }

            return Network(request) is { } answer ? Task.FromResult(answer) : base.SendAsync(request, cancellationToken);
        }
    }
}
