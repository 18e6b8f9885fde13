using System.Net;

namespace BatchJobs.Client;

/// <summary>The content of a response that is no success and may be repeated: what the caller sees if repeating does not help.</summary>
internal sealed class ErrorContent(ServiceException refusal) : HttpContent
{
    public ServiceException Refusal { get; } = refusal;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }
}
