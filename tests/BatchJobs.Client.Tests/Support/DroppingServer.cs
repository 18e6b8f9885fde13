using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BatchJobs.Client.Tests;

/// <summary>A server on a real socket that reads its first request, closes the connection without a word, and answers all others.</summary>
internal sealed class DroppingServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task work;

    public DroppingServer(string answer)
    {
        listener.Start();
        Address = new Uri($"http://{listener.LocalEndpoint}");
        work = ServeAsync(answer);
    }

    public Uri Address { get; }

    /// <summary>How many requests have come.</summary>
    public int Requests { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await work;
        listener.Dispose();
        end.Dispose();
    }

    private async Task ServeAsync(string answer)
    {
        try
        {
            while (true)
            {
                using TcpClient connection = await listener.AcceptTcpClientAsync(end.Token);
                NetworkStream stream = connection.GetStream();
                await ReadHeadAsync(stream);
                if (Requests++ > 0)
                {
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), end.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int length = await stream.ReadAsync(buffer, end.Token);
            if (length == 0)
            {
                return;
            }

            head.Append(Encoding.ASCII.GetString(buffer, 0, length));
        }
    }
}
