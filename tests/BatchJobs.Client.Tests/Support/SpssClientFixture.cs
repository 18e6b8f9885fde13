using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests;

/// <summary>A fake service, a script of what goes wrong on the way to it, and a client as a program would register it.</summary>
internal sealed class SpssClientFixture : ClientFixture<SpssClient, ScriptedHandler>
{
    public const string Key = "Zk3+q9/Xw7Lr0==";

    public SpssClientFixture(Action<SpssClientOptions>? configure = null, ClockMode clock = ClockMode.AutoAdvance, TimeSpan skew = default)
        : this(new FakeBatchServer(new FakeBatchServerOptions { Clock = clock }), configure, skew)
    {
        Server.Spss.Options.AccessKey = Key;
        Server.Spss.Files.Add(TestData.Stream, [1, 2, 3]);
    }

    private SpssClientFixture(FakeBatchServer server, Action<SpssClientOptions>? configure, TimeSpan skew)
        : base(server, new ScriptedHandler(server), skew, services => services.AddSpssClient(options =>
        {
            options.Endpoint = new Uri("https://spss.example.com");
            options.AccessKey = Key;
            options.Polling.Jitter = 0;
            configure?.Invoke(options);
        }))
    {
    }

    public SpssJobs Jobs => Client.Jobs;

    public SpssFiles Files => Client.Files;
}
