using System.Text;
using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary>The service's operations, with an access key; identifiers are used as they stand in the path.</summary>
internal static class SpssCalls
{
    public const string Training = """{"action":"TRAINING","model":{"id":"drug1n"}}""";

    public static string Address(string path) => $"/pm/v1/{path}?accesskey=k";

    public static string Definition(string action, string setting = "{}") =>
        $$"""{"action":"{{action}}","model":{"id":"drug1n"},"setting":{{setting}}}""";

    public static string WithExports(string action) => $$$$"""
        {"action":"{{{{action}}}}","model":{"id":"drug1n"},
         "setting":{"exports":[{"node":"Table","odbc":{"dbRef":"d","table":"T","insertMode":"Append"}}]},
         "dbDefinitions":{"d":{"type":"DB2","host":"h","port":1,"db":"b","username":"u","password":"p"}}}
        """;

    public static Task<WireAnswer> GetAsync(this Wire wire, string path) => wire.SendAsync("GET", Address(path));

    public static Task<WireAnswer> DeleteAsync(this Wire wire, string path) => wire.SendAsync("DELETE", Address(path));

    public static Task<WireAnswer> PostJobAsync(this Wire wire, string id, string definition = Training) =>
        wire.SendJsonAsync("POST", Address($"jobs/{id}"), definition);

    public static Task<WireAnswer> PutJobAsync(this Wire wire, string id, string definition = Training) =>
        wire.SendJsonAsync("PUT", Address($"jobs/{id}"), definition);

    public static Task<WireAnswer> PutFileAsync(this Wire wire, string id, string content = "stream") =>
        wire.PutPartAsync(id, "Content-Disposition: form-data; name=\"model_file\"; filename=\"x.str\"", content);

    public static Task<WireAnswer> PutPartAsync(this Wire wire, string id, string headers, string content) =>
        wire.PutBodyAsync(id, $"--b\r\n{headers}\r\n\r\n{content}\r\n--b--\r\n");

    public static Task<WireAnswer> PutBodyAsync(this Wire wire, string id, string body, string? contentType = "multipart/form-data; boundary=b") =>
        wire.SendRawAsync("PUT", Address($"file/{id}"), Encoding.UTF8.GetBytes(body), contentType);

    public static async Task<JsonElement> JobAsync(this Wire wire, string id) => (await wire.GetAsync($"jobs/{id}")).Json;

    public static async Task<JsonElement> StatusAsync(this Wire wire, string id) => (await wire.GetAsync($"jobs/{id}/status")).Json;

    public static async Task<string?> StateAsync(this Wire wire, string id) => (await wire.StatusAsync(id)).Text("jobStatus");

    /// <summary>Submits a job that finds its stream, and lets it come to its end.</summary>
    public static async Task<JsonElement> RunAsync(this Wire wire, string id, string definition = Training)
    {
        wire.Server.Spss.Files.Add("drug1n", "stream"u8.ToArray());
        (await wire.PostJobAsync(id, definition)).Status.Should().Be(200);
        await wire.AdvanceAsync(3600);
        return await wire.StatusAsync(id);
    }

    /// <summary>Submits a job that finds its stream, and lets it come as far as to run, for ever.</summary>
    public static async Task StartAsync(this Wire wire, string id, string definition = Training)
    {
        wire.Server.Spss.Files.Add("drug1n", "stream"u8.ToArray());
        wire.Server.Spss.WhenSubmitted(job => job.Id == id).PendFor(TimeSpan.Zero).RunFor(Timeout.InfiniteTimeSpan);
        (await wire.PutJobAsync(id, definition)).Status.Should().Be(201);
        await wire.AdvanceAsync(0.001);
        (await wire.StateAsync(id)).Should().Be("RUNNING");
    }

    /// <summary>Fetches a result from where the service says that it is.</summary>
    public static Task<WireAnswer> DownloadAsync(this Wire wire, JsonElement status) =>
        wire.SendAsync("GET", new Uri(status.Text("dataUrl")!).AbsolutePath + "?accesskey=k");

    /// <summary>All that a client can see.</summary>
    public static async Task<string> EverythingAsync(this Wire wire)
    {
        WireAnswer files = await wire.GetAsync("file");
        WireAnswer jobs = await wire.GetAsync("jobs");
        string seen = jobs.Text + files.Text;
        foreach (JsonElement id in files.Json.EnumerateArray())
        {
            seen += (await wire.GetAsync($"file/{Uri.EscapeDataString(id.GetString()!)}")).Text;
        }

        return seen;
    }

    public static Task AdvanceAsync(this Wire wire, double seconds) =>
        wire.Server.AdvanceAsync(TimeSpan.FromSeconds(seconds), TestContext.Current.CancellationToken);

    public static string? Text(this JsonElement parent, string member) =>
        parent.TryGetProperty(member, out JsonElement value) ? value.GetString() : null;

    public static IEnumerable<string> Members(this JsonElement parent) => parent.EnumerateObject().Select(member => member.Name);
}
