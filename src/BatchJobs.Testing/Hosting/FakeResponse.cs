using System.Text;

namespace BatchJobs.Testing;

/// <summary>A response as the hosts send it.</summary>
internal sealed class FakeResponse(int status, string? contentType, Blob body)
{
    public int Status { get; } = status;

    public string? ContentType { get; } = contentType;

    public Blob Body { get; } = body;

    /// <summary>Gets or sets where the response breaks off; null when it comes whole.</summary>
    public ResponseCut? CutAt { get; set; }

    /// <summary>Gets whether the request was refused because no document defines it.</summary>
    public bool IsUndocumented { get; private set; }

    /// <summary>Gets headers beside <c>Content-Type</c>, <c>Content-Length</c> and <c>Date</c>.</summary>
    public List<KeyValuePair<string, string>> Headers { get; } = [];

    /// <summary>Gets or sets why the request was refused, for the journal; without anything that may be secret. Null when nothing is to be said.</summary>
    public string? Reason { get; private set; }

    /// <summary>Gets or sets the job that the request was about; null when it was about none, or about several.</summary>
    public string? JobId { get; private set; }

    public string? StateBefore { get; private set; }

    public string? StateAfter { get; private set; }

    public static FakeResponse Json(int status, ReadOnlyMemory<byte> json) => new(status, "application/json", Blob.Of(json));

    public static FakeResponse Text(int status, string contentType, string text) => new(status, contentType, Blob.Of(Encoding.UTF8.GetBytes(text)));

    /// <summary>No response at all: the connection closes, and the status is 0.</summary>
    public static FakeResponse None() => new(0, null, Blob.Empty) { CutAt = new ResponseCut(ConnectionFailure.Closed, After: null) };

    /// <summary>The response with another body.</summary>
    public FakeResponse WithBody(string? contentType, Blob body)
    {
        var response = new FakeResponse(Status, contentType, body) { Reason = Reason, IsUndocumented = IsUndocumented };
        response.Headers.AddRange(Headers);
        return response.LikeTo(this);
    }

    /// <summary>Notes for the journal the job that another response is about.</summary>
    public FakeResponse LikeTo(FakeResponse other)
    {
        (JobId, StateBefore, StateAfter) = (other.JobId, other.StateBefore, other.StateAfter);
        return this;
    }

    /// <summary>Notes that the request was refused because no document defines it.</summary>
    public FakeResponse Undocumented(bool isUndocumented = true)
    {
        IsUndocumented = isUndocumented;
        return this;
    }

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

    /// <summary>Notes the job that the request was about, for the journal.</summary>
    /// <param name="job">The job, as it is now.</param>
    /// <param name="stateBefore">The state that it was in before the request.</param>
    public FakeResponse About(FakeJob job, string stateBefore)
    {
        (JobId, StateBefore, StateAfter) = (job.Id, stateBefore, job.State);
        return this;
    }
}
