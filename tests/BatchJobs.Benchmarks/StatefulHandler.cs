using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace BatchJobs.Benchmarks;

/// <summary>A fake as people write it by hand: a handler with jobs and a clock.</summary>
internal sealed class StatefulHandler(TimeProvider time) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> ends = new(StringComparer.Ordinal);

    public void Add(string id, TimeSpan duration) => ends[id] = time.GetUtcNow() + duration;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string id = Uri.UnescapeDataString(request.RequestUri!.Segments[^2].TrimEnd('/'));
        if (!ends.TryGetValue(id, out DateTimeOffset end))
        {
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request });
        }

        string state = time.GetUtcNow() < end ? "RUNNING" : "SUCCESS";
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes($$"""{"jobId":"{{id}}","jobStatus":"{{state}}"}"""));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }
}
