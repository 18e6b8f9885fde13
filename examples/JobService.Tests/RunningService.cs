using System.Net;
using System.Text;
using System.Text.Json;
using BatchJobs.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobService.Tests;

/// <summary>The program while it runs, over one file and one fake server.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private static readonly string[] Sections = ["Spss", "DataFlux", "Vitam"];

    private readonly WebApplication app;
    private readonly HttpClient http;
    private readonly string file;

    private RunningService(WebApplication app, string file)
    {
        this.app = app;
        this.file = file;
        http = app.GetTestClient();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RunningService> StartAsync(
        FakeBatchServer server, string file, Action<IServiceCollection>? change = null, params IEnumerable<string> more)
    {
        string[] settings =
        [
            .. SampleServer.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
            .. Sections.Select(section => $"--{section}:Polling:MaxDelay=00:05:00"),
            $"--Database={file}", "--Telemetry=none", "--hostBuilder:reloadConfigOnChange=false", .. more,
        ];
        WebApplication app = JobServiceApp.Build(settings, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            builder.Services.AddFakeBatchServer(server);
            change?.Invoke(builder.Services);
        });
        await app.StartAsync(Token);
        return new RunningService(app, file);
    }

    /// <summary>What is on the disk about a job.</summary>
    public StoredJob Stored(string id) => app.Services.GetRequiredService<JobStore>().Find(id)!;

    public async Task<string> AcceptAsync(string service, string request)
    {
        (HttpStatusCode status, JsonElement job) = await PostAsync($"/jobs/{service}", request);
        status.Should().Be(HttpStatusCode.Accepted, "{0}", job);
        return job.GetProperty("id").GetString()!;
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> DecideAsync(string id, string decision) => PostAsync($"/jobs/{id}/decision", decision);

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.PostAsync(new Uri(path, UriKind.Relative), content, Token);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(Token)));
    }

    public async Task<JsonElement> GetAsync(string path) => JsonElement.Parse(await GetTextAsync(path));

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), Token);
        return response.StatusCode;
    }

    public Task<string> GetTextAsync(string path) => http.GetStringAsync(new Uri(path, UriKind.Relative), Token);

    /// <summary>Stops it as a host is stopped that has all the patience it needs.</summary>
    public Task StopAsync() => app.StopAsync(CancellationToken.None);

    /// <summary>Kills it: what is on the disk at this moment is all that is left.</summary>
    /// <returns>The file as the kill leaves it. What the program does on its way out reaches the old one only.</returns>
    public async Task<string> KillAsync()
    {
        string left = $"{file}-{Guid.NewGuid():N}";
        File.Copy(file, left);
        await app.StopAsync(new CancellationToken(canceled: true));
        await DisposeAsync();
        return left;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }
}
