using System.Text;
using BatchJobs.Testing;

namespace BatchJobs.Conformance;

/// <summary>A fake server on a clock that stands still, and a bare HTTP client that goes in through one of its hosts.</summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly HttpClient http;
    private readonly WireMockLease? lease;

    private Wire(FakeBatchServer server, HttpMessageHandler handler, Uri address, WireMockLease? lease = null)
    {
        Server = server;
        http = new HttpClient(handler);
        Address = address;
        this.lease = lease;
    }

    public FakeBatchServer Server { get; }

    /// <summary>Scheme, host and port that requests are sent to.</summary>
    public Uri Address { get; }

    public static async Task<Wire> OpenAsync(ServerHost host, Strictness strictness = Strictness.Strict)
    {
        var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual, Strictness = strictness });
        switch (host)
        {
            case ServerHost.InProcess:
                return new Wire(server, server.CreateHandler(), new Uri("http://spss.example.com/"));
            case ServerHost.Kestrel:
                return new Wire(server, Sockets(), await server.ListenAsync(cancellationToken: TestContext.Current.CancellationToken));
            default:
                WireMockLease lease = WireMockLease.Of(server);
                return new Wire(server, Sockets(), lease.Address, lease);
        }
    }

    /// <summary>Sends a request; the path is used as it stands, query included.</summary>
    public async Task<WireAnswer> SendAsync(string method, string path, HttpContent? content = null, params (string Name, string Value)[] headersToSend)
    {
        var address = new Uri(Address.AbsoluteUri.TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = content };
        foreach ((string name, string value) in headersToSend)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        byte[] body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new WireAnswer((int)response.StatusCode, headers.GetValueOrDefault("Content-Type"), body, headers);
    }

    public Task<WireAnswer> SendJsonAsync(string method, string path, string json) =>
        SendAsync(method, path, new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>Sends a body byte for byte, with a content type that is not checked.</summary>
    public Task<WireAnswer> SendRawAsync(string method, string path, byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return SendAsync(method, path, content);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        lease?.Dispose();
        await Server.DisposeAsync();
    }

    private static SocketsHttpHandler Sockets() => new() { UseProxy = false };
}
