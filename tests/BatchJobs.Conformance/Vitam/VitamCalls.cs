using System.Text;
using System.Text.Json;

namespace BatchJobs.Conformance.Vitam;

/// <summary>The service's operations; paths are relative to its base and used as they stand.</summary>
internal static class VitamCalls
{
    public const string Base = "/v1";

    public const string Key = "platform-key";

    /// <summary>The least that is a step.</summary>
    public const string Step = """{"Step":"name","actions":[{"action":"id_action"}]}""";

    /// <summary>The document's example of a step.</summary>
    public const string ExampleStep = """
        { "Step": "name", "otherInfo": "other info", "actions": [{
          "action": "id_action",
          "arguments": { "nom_champ_1": "jxpath1", "nom_champ_2": "jxpath2" },
          "results": { "nom_champ_3": null, "nom_champ_4": null },
          "status" : "Running",
          "post_assign": [{ "target": "jxpath3", "result": "construction1" }],
          "start_time" : "1990-12-31T23:59:60Z", "end_time" : "1990-12-31T23:59:60Z" }] }
        """;

    /// <summary>The document's example of what both PUTs take.</summary>
    public const string ExampleUpdate = """
        { "X-RequestId": "id", "code": 201, "vitamCode": 123456, "timestamp": "2015-07-14T17:07:14Z", "message": "message informatif retour" }
        """;

    public static readonly TimeSpan Endless = Timeout.InfiniteTimeSpan;

    public static string TaskPath(string id) => $"/tasks/{Uri.EscapeDataString(id)}";

    public static string StepNamed(string name) => $$"""{"Step":{{Quoted(name)}},"actions":[{"action":"id_action"}]}""";

    /// <summary>A step whose only action has other members beside its id.</summary>
    public static string StepWith(string members) => $$"""{"Step":"name","actions":[{"action":"id_action",{{members}}}]}""";

    public static string Querying(string query) => $$"""{"query":{{Quoted(query)}}}""";

    public static string Addressing(string requestId) => $$"""{"X-RequestId":{{Quoted(requestId)}}}""";

    /// <summary>Sends a request with the platform's key.</summary>
    public static Task<WireAnswer> CallAsync(this Wire wire, string method, string path, string? json = null, params (string Name, string Value)[] headers) =>
        wire.SendAsync(method, Base + path, Body(json), [("X-Vitam-Key", Key), .. headers]);

    /// <summary>Sends a body byte for byte, with the platform's key.</summary>
    public static Task<WireAnswer> CallRawAsync(this Wire wire, string method, string path, byte[] body, string? contentType = "application/json")
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return wire.SendAsync(method, Base + path, content, ("X-Vitam-Key", Key));
    }

    public static Task<WireAnswer> GetAsync(this Wire wire, string path, params (string Name, string Value)[] headers) => wire.CallAsync("GET", path, null, headers);

    public static Task<WireAnswer> PostAsync(this Wire wire, string json = Step, params (string Name, string Value)[] headers) =>
        wire.CallAsync("POST", "/tasks", json, headers);

    /// <summary>Interacts with the task that the path names.</summary>
    public static Task<WireAnswer> PutAsync(this Wire wire, string id, string json = "{}", params (string Name, string Value)[] headers) =>
        wire.CallAsync("PUT", TaskPath(id), json, headers);

    /// <summary>Interacts with the task that the body names.</summary>
    public static Task<WireAnswer> PutByBodyAsync(this Wire wire, string json, params (string Name, string Value)[] headers) =>
        wire.CallAsync("PUT", "/tasks", json, headers);

    /// <summary>Submits a step.</summary>
    public static async Task<string> SubmitAsync(this Wire wire, string json = Step, params (string Name, string Value)[] headers)
    {
        WireAnswer answer = await wire.PostAsync(json, headers);
        answer.Status.Should().Be(201, $"{json} {answer.Text}");
        return answer.Json.Text("id")!;
    }

    /// <summary>Submits a step that then runs for ever.</summary>
    public static async Task<string> StartAsync(this Wire wire, string name = "endless", params (string Name, string Value)[] headers)
    {
        wire.Server.Vitam.WhenSubmitted(task => task.Name == name).RunFor(Endless);
        return await wire.SubmitAsync(StepNamed(name), headers);
    }

    /// <summary>Submits a step and lets it come to its end.</summary>
    public static async Task<string> RunAsync(this Wire wire, string name = "name")
    {
        string id = await wire.SubmitAsync(StepNamed(name));
        await wire.AdvanceAsync(3600);
        return id;
    }

    public static async Task<JsonElement> TaskAsync(this Wire wire, string id)
    {
        WireAnswer answer = await wire.GetAsync(TaskPath(id));
        answer.Status.Should().Be(200, answer.Text);
        return answer.Json;
    }

    public static async Task<string?> StateAsync(this Wire wire, string id) => (await wire.TaskAsync(id)).Text("state");

    /// <summary>Lists the tasks; null sends no body.</summary>
    public static Task<WireAnswer> ListAsync(this Wire wire, string? body = null, params (string Name, string Value)[] headers) =>
        wire.CallAsync("GET", "/tasks", body, headers);

    public static async Task<string?[]> IdsAsync(this Wire wire, string? body = null, params (string Name, string Value)[] headers) =>
        (await wire.ListAsync(body, headers)).Results();

    /// <summary>The ids of the tasks that a query selects.</summary>
    public static Task<string?[]> QueryAsync(this Wire wire, string query) => wire.IdsAsync(Querying(query));

    public static Task AdvanceAsync(this Wire wire, double seconds) =>
        wire.Server.AdvanceAsync(TimeSpan.FromSeconds(seconds), TestContext.Current.CancellationToken);

    public static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static StringContent? Body(string? json) => json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
}
