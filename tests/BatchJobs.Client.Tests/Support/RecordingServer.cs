using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BatchJobs.Client.Tests;

/// <summary>A server on a real socket that keeps every byte it is sent, and answers each request with the next of its answers.</summary>
internal sealed class RecordingServer : IAsyncDisposable
{
    /// <summary>What a request too many is answered with. It is not worth repeating.</summary>
    private static readonly CannedResponse Unexpected = new(400, "Nothing is canned for this request.", "text/plain");

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Lock gate = new();
    private readonly List<string> requests = [];
    private readonly Queue<CannedResponse> answers;
    private readonly Task work;

    public RecordingServer(params IEnumerable<CannedResponse> answers)
    {
        this.answers = new Queue<CannedResponse>(answers);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        work = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>The requests as they came, in their order: head and body, and what frames the chunks of a body.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>How many answers nobody has asked for.</summary>
    public int Left
    {
        get
        {
            lock (gate)
            {
                return answers.Count;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();

        // Only then: a listener that has stopped fails the next wait for a connection.
        await work;
        listener.Dispose();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        await Task.WhenAll(connections);
    }

    /// <summary>Answers one request after the other, until the client closes the connection or is to get no answer.</summary>
    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                NetworkStream stream = connection.GetStream();
                await using var buffered = new BufferedStream(stream);
                while (await new RequestReader(buffered, end.Token).ReadAsync() is { } request)
                {
                    CannedResponse answer = Keep(request);
                    if (answer == CannedResponse.Lost)
                    {
                        return;
                    }

                    bool isHead = request.StartsWith("HEAD ", StringComparison.Ordinal);
                    await stream.WriteAsync(answer.ToBytes(Port, isHead), end.Token);
                }
            }
            catch (Exception over) when (over is OperationCanceledException or IOException)
            {
                // The test is over, or the client has gone.
            }
        }
    }

    private CannedResponse Keep(string request)
    {
        lock (gate)
        {
            requests.Add(request);
            return answers.TryDequeue(out CannedResponse? answer) ? answer : Unexpected;
        }
    }

    /// <summary>Reads one whole request, and understands no more of it than where it ends.</summary>
    private sealed class RequestReader(Stream stream, CancellationToken end)
    {
        private const string Length = "Content-Length:";
        private const string Chunked = "Transfer-Encoding: chunked";

        private readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        private readonly List<byte> read = [];

        /// <summary>The request; null when the client has closed the connection.</summary>
        public async Task<string?> ReadAsync()
        {
            int length = 0;
            bool isChunked = false;
            string line;
            while ((line = await ReadLineAsync()).Length > 0)
            {
                isChunked |= line.Equals(Chunked, StringComparison.OrdinalIgnoreCase);
                if (line.StartsWith(Length, StringComparison.OrdinalIgnoreCase))
                {
                    length = int.Parse(line.AsSpan(Length.Length), CultureInfo.InvariantCulture);
                }
            }

            if (read.Count == 0)
            {
                return null;
            }

            await (isChunked ? ReadChunksAsync() : ReadBytesAsync(length));
            return utf8.GetString([.. read]);
        }

        private async Task ReadChunksAsync()
        {
            int size;
            while ((size = int.Parse(await ReadLineAsync(), NumberStyles.HexNumber, CultureInfo.InvariantCulture)) > 0)
            {
                await ReadBytesAsync(size);
                await ReadLineAsync();
            }

            while ((await ReadLineAsync()).Length > 0)
            {
                // A header behind the last chunk.
            }
        }

        /// <summary>A line without its end; empty also when nothing more comes.</summary>
        private async Task<string> ReadLineAsync()
        {
            int start = read.Count;
            do
            {
                byte[] next = new byte[1];
                if (await stream.ReadAsync(next, end) == 0)
                {
                    return read.Count == start ? "" : throw new EndOfStreamException("The connection was closed within a line.");
                }

                read.Add(next[0]);
            }
            while (read.Count < start + 2 || read[^2] != '\r' || read[^1] != '\n');

            return utf8.GetString([.. read[start..^2]]);
        }

        private async Task ReadBytesAsync(int count)
        {
            byte[] bytes = new byte[count];
            await stream.ReadExactlyAsync(bytes, end);
            read.AddRange(bytes);
        }
    }
}
