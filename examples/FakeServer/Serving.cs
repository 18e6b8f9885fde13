using System.Net.Sockets;
using BatchJobs.Testing;

namespace FakeServer;

/// <summary>Listens until it is told to stop.</summary>
internal static class Serving
{
    public static async Task<int> RunAsync(string url, Action<FakeBatchServer> configure, CancellationToken stop)
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.System, Strictness = Strictness.Lenient });
        configure(server);

        try
        {
            Uri address = await server.ListenAsync(url, stop);
            await AnnounceAsync(address);
            await Task.Delay(Timeout.InfiniteTimeSpan, server.Clock, stop);
            return ExitCode.Ok;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Ok;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return Refuse(exception, ExitCode.Failed);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException)
        {
            return Refuse(exception, ExitCode.WrongArguments);
        }
    }

    // A parent process reads this line through a pipe, and waits for it.
    private static async Task AnnounceAsync(Uri address)
    {
        await Console.Out.WriteLineAsync($"listening on {address.GetLeftPart(UriPartial.Authority)}");
        await Console.Out.FlushAsync();
    }

    private static int Refuse(Exception exception, int exitCode)
    {
        Console.Error.WriteLine($"Error: {exception.Message}");
        return exitCode;
    }
}
