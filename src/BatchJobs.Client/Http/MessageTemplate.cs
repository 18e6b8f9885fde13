using System.Net.Http.Headers;
using Refit;

namespace BatchJobs.Client;

/// <summary>A request as it was before any handler has touched it, to make the message for another attempt of.</summary>
internal readonly struct MessageTemplate
{
    // What Refit has noted, and nobody else: a handler must not meet its own marks again.
    private static readonly string[] Options =
        [HttpRequestMessageOptions.InterfaceType, HttpRequestMessageOptions.MethodName, HttpRequestMessageOptions.RelativePathTemplate];

    private readonly HttpRequestMessage request;
    private readonly HttpMethod method;
    private readonly Uri? address;
    private readonly HttpContent? content;
    private readonly KeyValuePair<string, HeaderStringValues>[] headers;
    private readonly KeyValuePair<string, HeaderStringValues>[] contentHeaders;

    public MessageTemplate(HttpRequestMessage request)
    {
        this.request = request;
        method = request.Method;
        address = request.RequestUri;
        content = request.Content;
        headers = Copy(request.Headers.NonValidated);
        contentHeaders = content is null ? [] : Copy(content.Headers.NonValidated);
    }

    public AttemptHistory? History => AttemptHistory.Of(request);

    public HttpRequestMessage Create()
    {
        HttpContent? again = (content as ICallContent)?.ForRetry() ?? content;
        var copy = new HttpRequestMessage(method, address) { Content = again, Version = request.Version, VersionPolicy = request.VersionPolicy };
        Set(copy.Headers, headers);
        if (again is not null)
        {
            again.Headers.Clear();
            Set(again.Headers, contentHeaders);
        }

        IDictionary<string, object?> options = copy.Options;
        foreach (string name in Options)
        {
            options[name] = ((IDictionary<string, object?>)request.Options)[name];
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
