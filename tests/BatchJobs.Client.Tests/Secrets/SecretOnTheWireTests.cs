using System.Text;

namespace BatchJobs.Client.Tests.Secrets;

/// <summary>.NET's own connection shows no secret either: not in its spans, its metrics, or what it says of a response that breaks its rules.</summary>
[Collection(nameof(AloneCollection))]
public class SecretOnTheWireTests
{
    public static TheoryData<string, string> Answers => new()
    {
        { "echo", "HTTP/1.1 500 {0}\r\nX-Echo: {0}\r\nX-Global-Transaction-ID: {0}\r\nContent-Length: {1}\r\nConnection: close\r\n\r\n{0}" },
        { "redirection", "HTTP/1.1 302 {0}\r\nLocation: https://login.example.com/?back={0}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" },
        { "no status", "{0}\r\n\r\n" },
        { "status that is no number", "HTTP/1.1 accesskey={0}\r\n\r\n" },
        { "header without a colon", "HTTP/1.1 200 OK\r\nbroken {0}\r\n\r\n" },
        { "length that is no number", "HTTP/1.1 200 OK\r\nContent-Length: {0}\r\n\r\n" },
        { "body that breaks off", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{0}" },
        { "nothing", "" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Spans_and_metrics_and_the_connections_own_words_show_no_secret(string kind, string answer)
    {
        using var telemetry = new CollectedTelemetry();
        var shown = new List<string>();
        foreach ((int index, ServiceOperation operation) in ServiceOperation.All.Index())
        {
            string echo = Spelling.All.Values.ElementAt(index % Spelling.All.Count)(SecretMatrixTests.Secrets(operation));
            byte[] bytes = Encoding.UTF8.GetBytes(answer.Replace("{0}", echo).Replace("{1}", Encoding.UTF8.GetByteCount(echo).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            byte[] job = Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 32\r\nConnection: close\r\n\r\n{\"id\":\"id-1\",\"status\":\"RUNNING\"}");
            bool isPrepared = operation.Method.DeclaringType!.Name != "SpssJob";
            await using var client = new SecretClient(
                () => new SocketsHttpHandler
                {
                    UseProxy = false,
                    ConnectCallback = (_, _) => new ValueTask<Stream>(new AnsweringStream(isPrepared ? bytes : job)),
                },
                "http",
                retries: 0);
            object target = await operation.TargetAsync(client);
            isPrepared = true;
            shown.AddRange(await SecretMatrixTests.ShownAsync(client, operation, target));
        }

        shown.AddRange(telemetry.Take());
        string.Join('\n', shown.Select(SecretMark.FindIn).OfType<string>().Distinct().Take(12)).Should().BeEmpty(kind);
        shown.Count(text => text.StartsWith("span ", StringComparison.Ordinal)).Should().BeGreaterThan(ServiceOperation.All.Count);
        shown.Should().Contain(text => text.Contains("http.client.request.duration")).And.Contain(text => text.StartsWith("batchjobs.client.", StringComparison.Ordinal));
    }

    /// <summary>A connection on which everything may be written, and one answer is read.</summary>
    private sealed class AnsweringStream(byte[] answer) : MemoryStream(answer, writable: false)
    {
        public override bool CanWrite => true;

        public override void Write(byte[] buffer, int offset, int count)
        {
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.CompletedTask;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;
    }
}

/// <summary>Whoever listens to spans makes every connection of the process send their identifiers.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public class AloneCollection;
