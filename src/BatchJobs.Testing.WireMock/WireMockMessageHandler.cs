using System.Net;
using System.Net.Sockets;

namespace BatchJobs.Testing;

/// <summary>
/// Sends every request to a WireMock server, whatever its address is, and as if it went there: the host that the caller has named, and
/// whether by TLS, are kept. Time is held until the response is there.
/// </summary>
internal sealed class WireMockMessageHandler(FakeBatchServer server, Uri wire) : DelegatingHandler(Sockets(wire))
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using FakeBatchServer.InFlightScope scope = server.Enter();

        Uri address = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        (string? host, Version version) = (request.Headers.Host, request.Version);
        try
        {
            request.Headers.Host = host ?? address.Authority;
            request.Headers.TryAddWithoutValidation(WireMockHost.SchemeHeader, address.Scheme);
            request.Version = HttpVersion.Version11;
            request.RequestUri = new Uri($"http://{address.Authority}{address.PathAndQuery}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return await WithBodyAsync(response, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            request.Headers.Host = host;
            request.Headers.Remove(WireMockHost.SchemeHeader);
            (request.Version, request.RequestUri) = (version, address);
        }
    }

    /// <summary>A body that is not large has come when the response is there, as without a socket: time does not pass over the rest of it.</summary>
    private static async Task<HttpResponseMessage> WithBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            if (response.Content.Headers.ContentLength <= WireMockExchange.BodyLimit)
            {
                await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            }

            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static SocketsHttpHandler Sockets(Uri wire) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(wire.Host, wire.Port, cancellationToken).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
