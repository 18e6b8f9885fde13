using System.Net;

namespace BatchJobs.Client;

/// <summary>An answer that the operation promises, whole, as the service's reader takes it.</summary>
internal sealed class ResponseContent(Call call, HttpResponseMessage response, byte[] body) : HttpContent
{
    public Call Call => call;

    public HttpResponseMessage Response => response;

    /// <summary>The status as it was answered.</summary>
    public HttpStatusCode StatusCode { get; } = response.StatusCode;

    public byte[] Body => body;

    /// <summary>The identifier in the path, for an operation on one resource; null for others.</summary>
    public string? Id => call.Operation.Route.EndsWith('}') ? Uri.UnescapeDataString(call.Address.Segments[^1]) : null;

    // Refit buffers what it hands to a serializer, and ours takes the body as it is.
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    // Of a content of no length Refit makes nothing, without asking.
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
