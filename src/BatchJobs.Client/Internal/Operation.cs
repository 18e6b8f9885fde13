using System.Net;

namespace BatchJobs.Client;

/// <summary>One row of a service's table of operations.</summary>
internal sealed record Operation(
    string Name,
    HttpMethod Method,
    string Route,
    Resend Resend,
    params HttpStatusCode[] Success)
{
    /// <summary>Whether the call moves a file, and so may take any time.</summary>
    public bool IsTransfer { get; init; }

    public string Verb { get; } = $"{Method} {Route}";

    /// <summary>A call of this operation.</summary>
    /// <param name="id">What the route's placeholder stands for, percent-encoded.</param>
    public ServiceCall Call(string id = "")
    {
        int placeholder = Route.IndexOf('{', StringComparison.Ordinal);
        return new ServiceCall(
            this,
            placeholder < 0 ? Route : string.Concat(Route.AsSpan(0, placeholder), id, Route.AsSpan(Route.IndexOf('}', StringComparison.Ordinal) + 1)));
    }

    public bool Promises(HttpStatusCode status) => Array.IndexOf(Success, status) >= 0;
}
