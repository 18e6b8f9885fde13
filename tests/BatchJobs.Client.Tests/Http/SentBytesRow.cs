using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Http;

/// <summary>A call to a client as a program registers it, and what its requests are answered.</summary>
internal sealed partial record SentBytesRow(string Name, Func<IServiceProvider, Task> Call, params CannedResponse[] Answers)
{
    /// <summary>What stands between two requests of one call.</summary>
    private const string Separator = "---\n";

    private static readonly DateTimeOffset Now = new(2015, 7, 14, 17, 7, 14, 123, TimeSpan.Zero);

    /// <summary>What stands behind the port in the configured address.</summary>
    public string Path { get; init; } = "";

    public Action<SpssClientOptions>? Spss { get; init; }

    public Action<DataFluxClientOptions>? DataFlux { get; init; }

    public Action<VitamClientOptions>? Vitam { get; init; }

    /// <summary>A header that the program itself gives to the underlying client; null for none.</summary>
    public string? UserAgent { get; init; }

    /// <summary>A row for something that can be injected.</summary>
    public static SentBytesRow Of<T>(string name, Func<T, Task> call, CannedResponse[] answers)
        where T : notnull =>
        new(name, provider => call(provider.GetRequiredService<T>()), answers);

    /// <summary>Makes the call, and shows all that has been sent.</summary>
    public async Task<string> SendAsync()
    {
        Activity.Current = null;
        await using var server = new RecordingServer(Answers);
        await using ServiceProvider provider = Register(new Uri($"http://127.0.0.1:{server.Port}{Path}"));
        await Call(provider);
        server.Left.Should().Be(0, "every answer is one that the call waits for");
        return string.Join(Separator, server.Requests.Select(request => Shown(request, server.Port) + "\n"));
    }

    /// <summary>
    /// A request with lines that end as those of a text file do, and names in the place of what is different every time.
    /// </summary>
    private static string Shown(string request, int port)
    {
        var text = new StringBuilder(request);
        text.Replace($"127.0.0.1:{port}", "127.0.0.1:{port}");
        if (Boundary().Match(request) is { Success: true } boundary)
        {
            text.Replace(boundary.Value, "{boundary}");
        }

        if (Span().Match(request) is { Success: true } span)
        {
            text.Replace(span.Value, "{span}");
        }

        // The order of headers has no meaning, and is not pinned.
        string[] parts = text.ToString().Split("\r\n\r\n", 2);
        string[] head = parts[0].Split("\r\n");
        string[] lines = [head[0], .. head[1..].Order(StringComparer.Ordinal), "", .. parts[1].Split("\r\n")];
        return string.Join('\n', lines.Select(line => line.Replace("\r", "{CR}", StringComparison.Ordinal).Replace("\n", "{LF}\n", StringComparison.Ordinal)));
    }

    [GeneratedRegex("(?<=\r\nContent-Type: multipart/form-data; boundary=)[0-9a-f]{32}(?=\r\n)")]
    private static partial Regex Boundary();

    [GeneratedRegex("(?<=\r\ntraceparent: 00-[0-9a-f]{32}-)[0-9a-f]{16}(?=-0[01]\r\n)")]
    private static partial Regex Span();

    private ServiceProvider Register(Uri endpoint)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new StoppedClock(Now));
        IHttpClientBuilder[] builders =
        [
            services.AddSpssClient(options =>
            {
                options.Endpoint = endpoint;
                options.AccessKey = SpssClientFixture.Key;
                options.Retry.Delay = TimeSpan.Zero;
                Spss?.Invoke(options);
            }),
            services.AddDataFluxClient(options =>
            {
                options.Endpoint = endpoint;
                options.UserName = DataFluxClientFixture.User;
                options.Password = DataFluxClientFixture.Password;
                options.Retry.Delay = TimeSpan.Zero;
                DataFlux?.Invoke(options);
            }),
            services.AddVitamClient(options =>
            {
                options.Endpoint = endpoint;
                options.PlatformKey = VitamClientFixture.Key;
                options.Retry.Delay = TimeSpan.Zero;
                Vitam?.Invoke(options);
            }),
        ];
        if (UserAgent is not null)
        {
            Array.ForEach(builders, builder => builder.ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("User-Agent", UserAgent)));
        }

        return services.BuildServiceProvider();
    }
}
