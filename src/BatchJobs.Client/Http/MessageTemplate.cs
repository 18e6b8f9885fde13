using System.Net.Http.Headers;
using Refit;

namespace BatchJobs.Client;

/// <summary>A request as it was before any handler has touched it, to make the message for another attempt of.</summary>
internal readonly struct MessageTemplate
{
    // What Refit has noted, and nobody else: a handler must not meet its own marks again.
    private static readonly string[] Options =
        [HttpRequestMessageOptions.InterfaceType, HttpRequestMessageOptions.MethodName, HttpRequestMessageOptions.RelativePathTemplate];

    private readonly Version version;
    private readonly HttpVersionPolicy versionPolicy;
    private readonly object?[] options;
    private readonly HttpMethod method;
    private readonly Uri? address;
    private readonly HttpContent? content;
    private readonly KeyValuePair<string, HeaderStringValues>[] headers;
    private readonly KeyValuePair<string, HeaderStringValues>[] contentHeaders;

    public MessageTemplate(HttpRequestMessage request)
    {
        version = request.Version;
        versionPolicy = request.VersionPolicy;
        History = AttemptHistory.Of(request);
        options = Array.ConvertAll(Options, name => ((IDictionary<string, object?>)request.Options)[name]);
        method = request.Method;
        address = request.RequestUri;
        content = request.Content;
        headers = Copy(request.Headers.NonValidated);
        contentHeaders = content is null ? [] : Copy(content.Headers.NonValidated);
    }

    public AttemptHistory? History { get; }

    public HttpRequestMessage Create()
    {
        HttpContent? again = (content as ICallContent)?.ForRetry() ?? content;
        var copy = new HttpRequestMessage(method, address) { Content = again, Version = version, VersionPolicy = versionPolicy };
        Set(copy.Headers, headers);
        if (again is not null)
        {
            again.Headers.Clear();
            Set(again.Headers, contentHeaders);
        }

        for (int i = 0; i < Options.Length; i++)
        {
            ((IDictionary<string, object?>)copy.Options)[Options[i]] = options[i];
        }

        History?.AddTo(copy);
        return copy;
    }

    private static KeyValuePair<string, HeaderStringValues>[] Copy(HttpHeadersNonValidated headers) => headers.Count == 0 ? [] : [.. headers];

    private static void Set(HttpHeaders headers, KeyValuePair<string, HeaderStringValues>[] values)
    {
        foreach ((string name, HeaderStringValues value) in values)
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }
}
