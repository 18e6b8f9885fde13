using System.Text;

namespace BatchJobs.Testing;

/// <summary>An answer as both doors give it.</summary>
internal sealed class FakeResponse(int status, string? contentType, Blob body)
{
    public int Status { get; } = status;

    public string? ContentType { get; } = contentType;

    public Blob Body { get; } = body;

    /// <summary>Headers beside <c>Content-Type</c>, <c>Content-Length</c> and <c>Date</c>.</summary>
    public List<KeyValuePair<string, string>> Headers { get; } = [];

    /// <summary>Why the request was refused, for the journal; without anything that may be secret. Null when nothing is to be said.</summary>
    public string? Reason { get; private set; }

    public static FakeResponse Json(int status, ReadOnlyMemory<byte> json) => new(status, "application/json", Blob.Of(json));

    public static FakeResponse Text(int status, string contentType, string text) => new(status, contentType, Blob.Of(Encoding.UTF8.GetBytes(text)));

    public FakeResponse With(string header, string value)
    {
        Headers.Add(new(header, value));
        return this;
    }

    public FakeResponse Because(string reason)
    {
        Reason = reason;
        return this;
    }
}
