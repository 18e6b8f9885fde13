using System.Net;
using System.Net.Http.Headers;

namespace BatchJobs.Benchmarks;

/// <summary>A handler as people write it by hand: one answer a verb, whatever is asked.</summary>
internal sealed class StubHandler : HttpMessageHandler
{
    private static readonly byte[] Status = """{"jobId":"job-1","jobStatus":"RUNNING"}"""u8.ToArray();
    private static readonly byte[] Details = """{"id":"job-1","action":"BATCH_SCORE","status":"PENDING","createdAt":1500000000000}"""u8.ToArray();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(request.Method == HttpMethod.Get ? Status : Details);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }
}
