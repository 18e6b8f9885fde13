using System.Net;
using System.Net.Http.Headers;

namespace BatchJobs.Benchmarks;

/// <summary>A handler as people write it by hand: one answer, whatever is asked.</summary>
internal sealed class StubHandler : HttpMessageHandler
{
    private static readonly byte[] Body = """{"jobId":"job-1","jobStatus":"RUNNING"}"""u8.ToArray();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }
}
