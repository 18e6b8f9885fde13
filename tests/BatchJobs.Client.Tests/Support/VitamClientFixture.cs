using System.Text.Json.Nodes;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests;

/// <summary>A scripted worker on an auto-advancing clock, of which only the clock is used, and a client as a program would register it.</summary>
internal sealed class VitamClientFixture : ClientFixture<VitamClient, ServiceScript>
{
    public const string Root = "https://worker.example.com/v1";
    public const string Key = "Zk3+q9/Xw7Lr0==";

    public VitamClientFixture(Action<VitamClientOptions>? configure = null, TimeSpan skew = default)
        : this(new FakeBatchServer(), configure, skew)
    {
    }

    private VitamClientFixture(FakeBatchServer server, Action<VitamClientOptions>? configure, TimeSpan skew)
        : base(server, new ServiceScript(server.Clock, Root), skew, services => services.AddVitamClient(options =>
        {
            options.Endpoint = new Uri("https://worker.example.com/");
            options.PlatformKey = Key;
            options.Polling.Jitter = 0;
            configure?.Invoke(options);
        }))
    {
    }

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
}
