using System.Text;
using Microsoft.AspNetCore.Http;
using WireMock;
using WireMock.Types;
using WireMock.Util;

namespace BatchJobs.Testing;

/// <summary>A request on its way through WireMock, which its mappings' callbacks find by the execution context.</summary>
internal sealed class WireMockExchange(HttpContextExchange http, FakeBatchServer? attached, bool isOfContainer)
{
    /// <summary>How much of a body WireMock is shown, in bytes.</summary>
    public const int BodyLimit = 1024 * 1024;

    private static readonly AsyncLocal<WireMockExchange?> Local = new();
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private FakeResponse? answer;
    private FakeBatchServer? answerer;
    private int outerEntries;
    private ResponseMessage message = new();
    private Dictionary<string, WireMockList<string>>? headers;
    private IBodyData? bodyData;
    private (BodyType?, string?, byte[]?) body;

    /// <summary>Gets the request that the calling callback is asked to answer.</summary>
    /// <exception cref="InvalidOperationException">The WireMock server was not set up.</exception>
    public static WireMockExchange Current =>
        Local.Value ?? throw new InvalidOperationException(WireMockHost.NotSetUp);

    public HttpContextExchange Http => http;

    /// <summary>Gets whether the fake server has answered, so that its response is sent and not what WireMock makes of it.</summary>
    public bool IsAnswered => answer is not null;

    /// <summary>Gets or sets whether the connection is broken instead of a response.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Gets or sets whether WireMock could not read the request.</summary>
    public bool IsUnreadable { get; set; }

    /// <summary>Lets the callbacks of the mappings find the exchange, for the rest of the calling method.</summary>
    public void Enter() => Local.Value = this;

    /// <summary>Lets a fake server answer.</summary>
    /// <returns>The response as WireMock is to have it. What is changed of it is changed in what is sent.</returns>
    public async Task<ResponseMessage> AnswerAsync(FakeBatchServer server)
    {
        using FakeBatchServer.InFlightScope scope = server.Enter();

        // That of the middleware, and that of the container's client.
        outerEntries = ReferenceEquals(server, attached) ? isOfContainer ? 2 : 1 : 0;
        FakeResponse response = await http.AnswerAsync(server, outerEntries + 1, () => $"{http.Context.Request.Scheme}://localhost:{http.Context.Connection.LocalPort}").ConfigureAwait(false);

        headers = new Dictionary<string, WireMockList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (IGrouping<string, string> header in Headers(response).GroupBy(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase))
        {
            headers.Add(header.Key, new WireMockList<string>(header));
        }

        bodyData = Shown(response);
        body = Parts(bodyData);
        message = new ResponseMessage { StatusCode = response.Status == 0 ? StatusCodes.Status502BadGateway : response.Status, Headers = headers, BodyData = bodyData };
        (answer, answerer) = (response, server);
        return message;
    }

    /// <summary>Sends what the fake server has answered, with what has been changed since.</summary>
    /// <param name="written">What WireMock has written as the body.</param>
    public Task WriteAsync(ReadOnlyMemory<byte> written)
    {
        FakeResponse unchanged = answer!;
        if (unchanged.CutAt is not null)
        {
            return http.WriteAsync(answerer!, outerEntries, unchanged);
        }

        HttpResponse response = http.Context.Response;
        int status = message.StatusCode is int own && own == unchanged.Status ? unchanged.Status : response.StatusCode;
        bool isSameBody = ReferenceEquals(message.BodyData, bodyData) && Parts(bodyData) == body && message.FaultType == WireMock.ResponseBuilders.FaultType.NONE;

        IReadOnlyDictionary<string, WireMockList<string>> sent = SentHeaders();
        var changed = new FakeResponse(status, sent.GetValueOrDefault("Content-Type")?.ToString(), isSameBody ? unchanged.Body : Blob.Of(written));
        foreach ((string name, WireMockList<string> values) in sent)
        {
            if (name is not ("Content-Type" or "Content-Length" or "Date"))
            {
                values.ForEach(value => changed.With(name, value));
            }
        }

        response.Headers.Clear();
        return http.WriteAsync(answerer!, outerEntries, changed);
    }

    /// <summary>The fake server's headers, and above them those that a stub has given itself.</summary>
    private Dictionary<string, WireMockList<string>> SentHeaders()
    {
        var sent = new Dictionary<string, WireMockList<string>>(headers!, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, WireMockList<string> values) in message.Headers ?? headers!)
        {
            sent[name] = values;
        }

        return sent;
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(FakeResponse response) =>
        response.ContentType is { } type ? response.Headers.Prepend(new("Content-Type", type)) : response.Headers;

    private static BodyData? Shown(FakeResponse response)
    {
        if (response.Body.Length is 0 or > BodyLimit)
        {
            return null;
        }

        byte[] bytes = response.Body.ToArray();
        return IsText(response.ContentType)
            ? new BodyData { DetectedBodyType = BodyType.String, Encoding = Utf8, BodyAsString = Utf8.GetString(bytes), BodyAsBytes = bytes }
            : new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = bytes };
    }

    private static bool IsText(string? contentType) =>
        contentType is not null && (contentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || contentType.Contains("json", StringComparison.OrdinalIgnoreCase));

    private static (BodyType?, string?, byte[]?) Parts(IBodyData? data) => (data?.DetectedBodyType, data?.BodyAsString, data?.BodyAsBytes);
}
