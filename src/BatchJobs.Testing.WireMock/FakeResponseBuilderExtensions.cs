using System.Net;
using WireMock;
using WireMock.ResponseBuilders;

namespace BatchJobs.Testing;

/// <summary>Responses of stubs that a <see cref="FakeBatchServer"/> has a part in, on a WireMock server that was set up for it.</summary>
public static class FakeResponseBuilderExtensions
{
    /// <summary>Lets a fake server answer. A status, headers and a delay of the stub's own are put on top.</summary>
    /// <param name="response">The response that is built.</param>
    /// <param name="server">The fake server.</param>
    /// <param name="change">
    /// Changes the response before it is sent. Its <see cref="ResponseMessage.BodyData"/> is a string for text and JSON, bytes for all else,
    /// and null for a body of more than 1 MiB, which is sent as it is unless it is replaced. Default: null.
    /// </param>
    /// <returns>The response that is built.</returns>
    public static IResponseBuilder WithFake(this IResponseBuilder response, FakeBatchServer server, Action<ResponseMessage>? change = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(server);
        return response.WithCallback(async _ =>
        {
            ResponseMessage answer = await WireMockExchange.Current.AnswerAsync(server).ConfigureAwait(false);
            change?.Invoke(answer);
            return answer;
        });
    }

    /// <summary>Breaks the connection instead of a response.</summary>
    /// <param name="response">The response that is built.</param>
    /// <param name="after">
    /// The fake server that carries the request out before the connection breaks, so that only its response is lost. Default: null, the
    /// request is lost as well.
    /// </param>
    /// <returns>The response that is built.</returns>
    public static IResponseBuilder WithBrokenConnection(this IResponseBuilder response, FakeBatchServer? after = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.WithCallback(async _ =>
        {
            WireMockExchange exchange = WireMockExchange.Current;
            exchange.IsBroken = true;
            return after is null ? new ResponseMessage { StatusCode = HttpStatusCode.BadGateway } : await exchange.AnswerAsync(after).ConfigureAwait(false);
        });
    }
}
