using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BatchJobs.Client.Tests;

/// <summary>A server on this machine that sends everybody elsewhere.</summary>
internal sealed class RedirectingServer : IDisposable
{
    private static readonly byte[] Response = Encoding.ASCII.GetBytes(
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/elsewhere?secret=1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task loop;
    private int requests;

    public RedirectingServer()
    {
        listener.Start();
        loop = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1");

    public int Requests => Volatile.Read(ref requests);

    public void Dispose()
    {
        listener.Stop();
        loop.GetAwaiter().GetResult();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref requests);
                NetworkStream stream = client.GetStream();
                byte[] buffer = new byte[8192];
                _ = await stream.ReadAsync(buffer);
                await stream.WriteAsync(Response);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or InvalidOperationException or IOException)
        {
            // The test is over.
        }
    }
}
