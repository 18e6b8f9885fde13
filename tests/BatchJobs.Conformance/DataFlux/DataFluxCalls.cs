using System.Text;
using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>The service's operations; paths are relative to its base and used as they stand.</summary>
internal static class DataFluxCalls
{
    public const string Base = "/SASDataMgmtBatchJob/rest";

    public const string Xml = """<?xml version="1.0" encoding="UTF-8"?><propset/>""";

    public const string SampleInputs = """
        {"inputs":{"Process Priority":"low","Logging":"disable","dataTable":{
          "metadata":[{"name":"Full Name","type":"string","maxChars":255},{"name":"Age","type":"integer"},
            {"name":"Donor","type":"boolean"},{"name":"Birthday","type":"date"},{"name":"Temperature","type":"real"}],
          "data":[["sample string",2,true,"2014-10-13",5.5],["another string",246,false,"2014-12-31",15.7075]]}}}
        """;

    public static string IdOf(string name) => Convert.ToBase64String(Encoding.UTF8.GetBytes(name));

    public static string FlowPath(string name, string sub = "") => $"/jobFlowDefns/{Uri.EscapeDataString(IdOf(name))}{sub}";

    public static string JobPath(string id, string sub = "") => $"/jobs/{Uri.EscapeDataString(id)}{sub}";

    public static Task<WireAnswer> CallAsync(this Wire wire, string method, string path, params (string Name, string Value)[] headers) =>
        wire.SendAsync(method, Base + path, null, headers);

    public static Task<WireAnswer> GetAsync(this Wire wire, string path) => wire.CallAsync("GET", path);

    public static Task<WireAnswer> DeleteAsync(this Wire wire, string path) => wire.CallAsync("DELETE", path);

    public static HttpContent Body(byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return content;
    }

    public static HttpContent Body(string body, string? contentType) => Body(Encoding.UTF8.GetBytes(body), contentType);

    public static string Upload(string name, byte[] content) =>
        $$"""{"version":1,"name":{{JsonEncodedText.Encode(name).Quoted()}},"content":"{{Convert.ToBase64String(content)}}"}""";

    public static Task<WireAnswer> PostAsync(this Wire wire, string body, string? contentType = MediaType.JobFlow) =>
        wire.SendAsync("POST", Base + "/jobFlowDefns", Body(body, contentType));

    public static Task<WireAnswer> CreateAsync(this Wire wire, string name, string content = Xml) =>
        wire.PostAsync(Upload(name, Encoding.UTF8.GetBytes(content)));

    public static Task<WireAnswer> PutContentAsync(this Wire wire, string name, byte[] content, string? contentType = MediaType.Content) =>
        wire.SendAsync("PUT", Base + FlowPath(name, "/content"), Body(content, contentType));

    public static Task<WireAnswer> ExecuteAsync(
        this Wire wire, string name, string body = "{}", string? contentType = MediaType.Metadata, params (string Name, string Value)[] headers) =>
        wire.SendAsync("POST", Base + FlowPath(name), Body(body, contentType), headers);

    public static void AddFlow(this Wire wire, string name = "f.djf", string content = Xml) =>
        wire.Server.DataFlux.JobFlows.Add(name, Encoding.UTF8.GetBytes(content));

    /// <summary>Executes a flow, which is added when it is not there yet.</summary>
    public static async Task<string> SubmitAsync(this Wire wire, string name = "f.djf", params (string Name, string Value)[] headers)
    {
        if (!wire.Server.DataFlux.JobFlows.Contains(name))
        {
            wire.AddFlow(name);
        }

        WireAnswer answer = await wire.ExecuteAsync(name, headers: headers);
        answer.Status.Should().Be(200, answer.Text);
        return answer.OnlyItem().Text("id")!;
    }

    /// <summary>Executes a flow that then runs for ever.</summary>
    public static async Task<string> StartAsync(this Wire wire, string name = "f.djf", params (string Name, string Value)[] headers)
    {
        wire.Server.DataFlux.WhenExecuted(job => job.FlowName == name).RunFor(Timeout.InfiniteTimeSpan);
        return await wire.SubmitAsync(name, headers);
    }

    /// <summary>Executes a flow and lets it come to its end.</summary>
    public static async Task<string> RunAsync(this Wire wire, string name = "f.djf", params (string Name, string Value)[] headers)
    {
        string id = await wire.SubmitAsync(name, headers);
        await wire.AdvanceAsync(3600);
        return id;
    }

    /// <summary>A job of each final state, by state.</summary>
    public static async Task<Dictionary<string, string>> RunToEveryEndAsync(this Wire wire)
    {
        wire.Server.DataFlux.WhenExecuted(job => job.FlowName == "bad.djf").ThenFail("no");
        string completed = await wire.RunAsync("good.djf");
        string failed = await wire.RunAsync("bad.djf");
        string canceled = await wire.StartAsync("endless.djf");
        await wire.AdvanceAsync(1);
        await wire.FollowAsync(await wire.JobAsync(canceled), "cancel");
        await wire.AdvanceAsync(60);
        return new Dictionary<string, string> { ["completed"] = completed, ["failed"] = failed, ["canceled"] = canceled };
    }

    public static async Task<JsonElement> JobAsync(this Wire wire, string id) => (await wire.GetAsync(JobPath(id))).OnlyItem();

    public static async Task<string?> StateAsync(this Wire wire, string id) => (await wire.JobAsync(id)).Text("state");

    public static async Task<string> LogAsync(this Wire wire, string id) => (await wire.GetAsync(JobPath(id, "/log"))).Text;

    public static async Task<string?[]> JobIdsAsync(this Wire wire, string query = "") =>
        [.. (await wire.GetAsync("/jobs" + query)).Items().Select(job => job.Text("id"))];

    public static async Task<string?[]> FlowNamesAsync(this Wire wire) =>
        [.. (await wire.GetAsync("/jobFlowDefns")).Items().Select(flow => flow.Text("name"))];

    public static Task AdvanceAsync(this Wire wire, double seconds) =>
        wire.Server.AdvanceAsync(TimeSpan.FromSeconds(seconds), TestContext.Current.CancellationToken);

    private static string Quoted(this JsonEncodedText text) => $"\"{text}\"";
}
