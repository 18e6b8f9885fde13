using System.Text;

namespace BatchJobs.Client.Tests;

/// <summary>What a <see cref="RecordingServer"/> answers to one request.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The body; <c>{port}</c> stands for the server's port.</param>
/// <param name="MediaType">The body's media type.</param>
internal sealed record CannedResponse(int Status, string Body = "", string MediaType = "application/json")
{
    /// <summary>No answer: the connection is closed once the request has been read.</summary>
    public static CannedResponse Lost { get; } = new(0);

    /// <summary>The answer as it travels; one to HEAD has no body and tells the length of what it would have been.</summary>
    public byte[] ToBytes(int port, bool isHead)
    {
        byte[] body = Encoding.UTF8.GetBytes(Body.Replace("{port}", $"{port}", StringComparison.Ordinal));

        // A success without content (204) must not tell a length.
        string length = Status == 204 ? "" : $"Content-Type: {MediaType}\r\nContent-Length: {body.Length}\r\n";
        byte[] head = Encoding.ASCII.GetBytes($"HTTP/1.1 {Status} As-Canned\r\n{length}\r\n");
        return isHead ? head : [.. head, .. body];
    }
}
