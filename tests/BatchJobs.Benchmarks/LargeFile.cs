using System.Diagnostics;
using System.Globalization;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using WireMock.Server;

namespace BatchJobs.Benchmarks;

/// <summary>How much memory a file of 1 GiB takes on its way up and down, through each host.</summary>
internal static class LargeFile
{
    private const long Size = 1L << 30;

    public static async Task MeasureAsync()
    {
        // What is loaded and compiled once is not the file's.
        foreach (long size in (long[])[1 << 26, Size])
        {
            await MeasureAsync("in process", size);
            await MeasureAsync("socket", size);
            await MeasureAsync("WireMock", size);
        }
    }

    private static async Task MeasureAsync(string host, long size)
    {
        using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.System });
        using WireMockServer? wire = host == "WireMock" ? server.StartWireMock() : null;
        Uri endpoint = host == "in process" ? new Uri("https://spss.example.com") : wire is null ? await server.ListenAsync() : new Uri(wire.Url!);
        var services = new ServiceCollection();
        services.AddSpssClient(options => { options.Endpoint = endpoint; options.AccessKey = "k"; });
        if (host == "in process")
        {
            services.AddFakeBatchServer(server);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        var spss = provider.GetRequiredService<SpssClient>();
        GC.Collect();
        long idle = Environment.WorkingSet;
        long peak = idle;
        var progress = new Peak(() => peak = Math.Max(peak, Environment.WorkingSet));

        var time = Stopwatch.StartNew();
        await spss.Files.UploadAsync("large", new ZeroStream(size), progress);
        await using Stream down = await spss.Files.DownloadAsync("large");
        long read = await ReadAsync(down, progress);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{host}: {read >> 20} MiB up and down in {time.Elapsed.TotalSeconds:0.0} s, {(peak - idle) / 1e6:0.0} MB above the idle working set of {idle / 1e6:0} MB"));
    }

    private static async Task<long> ReadAsync(Stream stream, IProgress<long> progress)
    {
        byte[] buffer = new byte[81920];
        long total = 0;
        int length;
        while ((length = await stream.ReadAsync(buffer)) > 0)
        {
            total += length;
            progress.Report(total);
        }

        return total;
    }

    /// <summary>Looks at the memory every now and then.</summary>
    private sealed class Peak(Action look) : IProgress<long>
    {
        private const int Every = 200;

        private int reports;

        public void Report(long value)
        {
            if (++reports % Every == 0)
            {
                look();
            }
        }
    }
}
