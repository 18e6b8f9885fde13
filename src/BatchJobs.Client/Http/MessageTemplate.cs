using System.Net.Http.Headers;

namespace BatchJobs.Client;

/// <summary>A request as it was before any handler has touched it, to make the message for another try of.</summary>
internal readonly struct MessageTemplate
{
    private readonly HttpRequestMessage request;
    private readonly HttpMethod method;
    private readonly Uri? address;
    private readonly HttpContent? content;
    private readonly KeyValuePair<string, HeaderStringValues>[] headers;

    public MessageTemplate(HttpRequestMessage request)
    {
        this.request = request;
        method = request.Method;
        address = request.RequestUri;
        content = request.Content;
        headers = request.Headers.NonValidated.Count == 0 ? [] : [.. request.Headers.NonValidated];
    }

    public HttpRequestMessage Create()
    {
        var copy = new HttpRequestMessage(method, address) { Content = content, Version = request.Version, VersionPolicy = request.VersionPolicy };
        foreach ((string name, HeaderStringValues values) in headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        foreach ((string name, object? value) in request.Options)
        {
            ((IDictionary<string, object?>)copy.Options)[name] = value;
        }

        return copy;
    }
}
