using BatchJobs.Testing;

namespace JobService;

/// <summary>The built-in fake of all three services, for a first look without any of them. It ends with the program, and its jobs with it.</summary>
internal static partial class SampleServer
{
    /// <summary>Gets settings that are complete. No request reaches these addresses.</summary>
    public static Dictionary<string, string?> Settings { get; } = new()
    {
        ["Spss:Endpoint"] = "https://spss.example.com",
        ["Spss:AccessKey"] = "sample-key",
        ["DataFlux:Endpoint"] = "https://dataflux.example.com:21036",
        ["Vitam:Endpoint"] = "https://worker.example.com",
        ["Vitam:PlatformKey"] = "sample-key",
    };

    public static bool IsRealServiceConfigured(IConfiguration configuration) =>
        Settings.Keys.Any(key => key.EndsWith(":Endpoint", StringComparison.Ordinal) && configuration[key] is not null);

    public static FakeBatchServer Start()
    {
        var fake = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.System });
        fake.Spss.Files.Add("drug1n", "a stream file"u8.ToArray());
        fake.DataFlux.JobFlows.Add("clean.djf", "<flow/>"u8.ToArray());
        fake.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromSeconds(20));
        fake.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.FromSeconds(20));
        fake.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromSeconds(20));
        return fake;
    }

    [LoggerMessage(LogLevel.Warning, "No service is configured. A fake one in memory takes its place, whose jobs end with this program.")]
    public static partial void Announce(ILogger logger);
}
