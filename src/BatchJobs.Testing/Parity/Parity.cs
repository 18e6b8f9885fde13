using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace BatchJobs.Testing;

/// <summary>Finds out where a fake server answers otherwise than a real one did.</summary>
/// <example>
/// <code>
/// var recorder = new RecordingHandler(new SocketsHttpHandler());
/// … // the real service is called through the recorder
/// recorder.Recording.Save("spss.json");
///
/// using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
/// Console.WriteLine(await Parity.CompareAsync(HttpRecording.Load("spss.json"), server));
/// </code>
/// </example>
public static class Parity
{
    private const string Credential = "parity";

    /// <summary>Headers that the services' documents describe, and some of HTTP's own that mean something there.</summary>
    private static readonly string[] DocumentedHeaders =
        ["Allow", "FullApiVersion", "Location", "Retry-After", "WWW-Authenticate", "X-Application-Id", "X-Request-Id", "X-Tenant-Id"];

    /// <summary>
    /// Sends the requests of a recording to a fake server, one after the other and as far apart on its clock as they were, and compares the
    /// responses: status, media type, which of the documented headers there are, and the shape of JSON, which is members and kinds of
    /// values.
    /// </summary>
    /// <param name="recording">What the real service has answered.</param>
    /// <param name="server">
    /// The fake server. It needs what was on the real one before, such as files and job flows, and plans that let jobs run as long; users of
    /// DataFlux are to be left out, for passwords are not recorded.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The differences.</returns>
    /// <remarks>
    /// Identifiers that the servers have chosen are translated: where the real service returned one, what the fake server returned at the
    /// same place is used from then on.
    /// </remarks>
    public static async Task<ParityReport> CompareAsync(HttpRecording recording, FakeBatchServer server, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(server);
        using var invoker = new HttpMessageInvoker(server.CreateHandler());
        var names = new ReplayNames();
        List<ParityDifference> differences = [];
        TimeSpan now = TimeSpan.Zero;
        for (int i = 0; i < recording.Exchanges.Count; i++)
        {
            RecordedExchange exchange = recording.Exchanges[i];
            if (server.Clock.Mode != ClockMode.System)
            {
                await server.AdvanceAsync(exchange.At - now, cancellationToken).ConfigureAwait(false);
                now = exchange.At;
            }

            if (exchange.Request.IsOmitted)
            {
                differences.Add(new ParityDifference(i + 1, exchange.Method, exchange.Path, "request", "too large to be recorded", "not sent"));
                continue;
            }

            using HttpRequestMessage request = Request(exchange, names, server);
            using HttpResponseMessage response = await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            differences.AddRange(Compare(i + 1, exchange, response, body, names));
        }

        return new ParityReport(recording.Count, differences);
    }

    private static HttpRequestMessage Request(RecordedExchange exchange, ReplayNames names, FakeBatchServer server)
    {
        bool isRefused = exchange.Status == 401;
        string target = names.Target(exchange.Target);
        if (exchange.Path.Contains("/pm/v1/", StringComparison.Ordinal))
        {
            target = WithKey(target, isRefused ? "" : server.Spss.Options.AccessKey ?? Credential);
        }

        var address = new Uri("http://localhost" + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(exchange.Method), address);
        byte[] body = names.Body(exchange.Request);
        if (body.Length > 0 || exchange.Request.Header("Content-Type") is not null)
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach ((string name, string value) in exchange.Request.Headers)
        {
            if (value != RecordingMask.Masked && name is not ("Content-Length" or "Transfer-Encoding") && !request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (!isRefused)
        {
            request.Headers.TryAddWithoutValidation("X-Vitam-Key", server.Vitam.Options.PlatformKey ?? Credential);
        }

        return request;
    }

    /// <summary>A target with a key in the place of the masked one, or added; without one when the key is empty.</summary>
    private static string WithKey(string target, string key)
    {
        string[] parts = target.Split('?', 2);
        IEnumerable<string> query = (parts.Length == 2 ? parts[1].Split('&', StringSplitOptions.RemoveEmptyEntries) : [])
            .Where(pair => !pair.StartsWith("accesskey=", StringComparison.OrdinalIgnoreCase));
        string[] pairs = [.. query, .. key.Length == 0 ? [] : new[] { "accesskey=" + Uri.EscapeDataString(key) }];
        return pairs.Length == 0 ? parts[0] : $"{parts[0]}?{string.Join('&', pairs)}";
    }

    private static List<ParityDifference> Compare(int number, RecordedExchange exchange, HttpResponseMessage response, byte[] body, ReplayNames names)
    {
        List<ParityDifference> differences = [];
        void Note(string what, string recorded, string fake) =>
            differences.Add(new ParityDifference(number, exchange.Method, exchange.Path, what, recorded, fake));

        if (exchange.Status != (int)response.StatusCode)
        {
            Note("status", $"{exchange.Status}", $"{(int)response.StatusCode}");
            return differences;
        }

        (string recordedType, string fakeType) = (MediaType(exchange.Response.Header("Content-Type")), MediaType(response.Content.Headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues type) ? type.ToString() : null));
        if (!recordedType.Equals(fakeType, StringComparison.OrdinalIgnoreCase))
        {
            Note("media type", recordedType, fakeType);
        }

        foreach (string name in DocumentedHeaders)
        {
            string? recorded = exchange.Response.Header(name);
            string? fake = response.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) || response.Content.Headers.NonValidated.TryGetValues(name, out values) ? values.ToString() : null;
            if (recorded is null != fake is null)
            {
                Note($"header {name}", recorded is null ? "none" : "there", fake is null ? "none" : "there");
            }
            else if (recorded is not null)
            {
                names.Learn(recorded, fake!);
            }
        }

        if (!exchange.Response.IsOmitted)
        {
            CompareBodies(exchange.Response.Body(), body, names, Note);
        }

        return differences;
    }

    private static void CompareBodies(byte[] recorded, byte[] fake, ReplayNames names, Action<string, string, string> note)
    {
        using JsonDocument? one = Parsed(recorded);
        using JsonDocument? other = Parsed(fake);
        if (one is not null && other is not null)
        {
            JsonShape.Compare(one.RootElement, other.RootElement, "", note, names.Learn);
        }
        else if (one is null != other is null)
        {
            note("body", Kind(one, recorded), Kind(other, fake));
        }
        else if ((recorded.Length == 0) != (fake.Length == 0))
        {
            note("body", Kind(one, recorded), Kind(other, fake));
        }
        else
        {
            names.Learn(Encoding.UTF8.GetString(recorded).Trim(), Encoding.UTF8.GetString(fake).Trim());
        }
    }

    private static string Kind(JsonDocument? json, byte[] body) => json is not null ? "JSON" : body.Length == 0 ? "none" : "no JSON";

    private static JsonDocument? Parsed(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string MediaType(string? contentType) => contentType is null ? "none" : contentType.Split(';')[0].Trim();
}
