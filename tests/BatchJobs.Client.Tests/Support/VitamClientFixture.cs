using System.Text.Json.Nodes;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatchJobs.Client.Tests;

/// <summary>A scripted worker on a skipping clock, and a client as a program would register it.</summary>
internal sealed class VitamClientFixture : IAsyncDisposable
{
    public const string Root = "https://worker.example.com/v1";
    public const string Key = "Zk3+q9/Xw7Lr0==";

    private readonly ServiceProvider provider;

    public VitamClientFixture(Action<VitamClientOptions>? configure = null, TimeSpan skew = default)
    {
        Server = new FakeBatchServer();
        Wire = new ServiceScript(Server.Clock, Root);

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(skew == default ? Server.Clock : new SkewedClock(Server.Clock, skew));
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services
            .AddVitamClient(options =>
            {
                options.Endpoint = new Uri("https://worker.example.com/");
                options.PlatformKey = Key;
                options.Polling.Jitter = 0;
                configure?.Invoke(options);
            })
            .ConfigurePrimaryHttpMessageHandler(() => Wire);
        provider = services.BuildServiceProvider();
        Client = provider.GetRequiredService<VitamClient>();
    }

    /// <summary>Only its clock is used.</summary>
    public FakeBatchServer Server { get; }

    public ServiceScript Wire { get; }

    public CollectedLogs Logs { get; } = new();

    public VitamClient Client { get; }

    public VitamTasks Tasks => Client.Tasks;

    /// <summary>The smallest step.</summary>
    public static VitamStep Step { get; } = VitamStep.Named("checks").Action("CheckFormat").Build();

    /// <summary>A task as it travels.</summary>
    public static string Status(string state, string id = "t1", string? started = null, string? ended = null, string? taskStatus = null, string? error = null)
    {
        var status = new JsonObject { ["id"] = id, ["type"] = "ingest", ["state"] = state };
        (string Name, JsonNode? Value)[] more =
        [
            ("task_status", taskStatus), ("start_date", started), ("end_date", ended), ("error", error is null ? null : JsonNode.Parse(error)),
        ];
        foreach ((string name, JsonNode? value) in more.Where(member => member.Value is not null))
        {
            status[name] = value;
        }

        return status.ToJsonString();
    }

    /// <summary>A list of tasks as it travels.</summary>
    public static string List(params string[] ids) => ListOf(ids.Length, ids);

    /// <summary>The beginning of a longer list.</summary>
    public static string ListOf(int total, params string[] ids) =>
        $$"""{"hits":{"total":{{total}},"size":{{ids.Length}},"offset":0,"limit":100,"time_out":false},"context":{},"results":[{{string.Join(',', ids.Select(id => $"\"{id}\""))}}]}""";

    public ServiceScript RespondWithTask(string state, string id = "t1") => Wire.Respond(200, Status(state, id));

    /// <summary>What the container has.</summary>
    public T Get<T>()
        where T : notnull =>
        provider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        Wire.Dispose();
        await Server.DisposeAsync();
    }
}
