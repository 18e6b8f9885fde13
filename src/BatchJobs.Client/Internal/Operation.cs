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
    private readonly string beforeId = Route.Split('{')[0];
    private readonly string afterId = Route.Split('}') is [_, string rest] ? rest : "";

    /// <summary>Whether the call moves a file, and so may take any time.</summary>
    public bool IsTransfer { get; init; }

    /// <summary>The media types that may be answered; null leaves the choice to the service.</summary>
    public string? Accept { get; init; }

    /// <summary>Codes that mean a passing failure elsewhere, and here are answers like any other.</summary>
    public IReadOnlyList<HttpStatusCode> Final { get; init; } = [];

    /// <summary>Whether the call changes nothing.</summary>
    public bool IsRead { get; } = Method == HttpMethod.Get || Method == HttpMethod.Head;

    public string Verb { get; } = $"{Method} {Route}";

    /// <summary>A call of this operation.</summary>
    /// <param name="id">What the route's placeholder stands for, percent-encoded.</param>
    public ServiceCall Call(string id = "") => new(this, string.Concat(beforeId, id, afterId));

    public bool IsFinal(HttpStatusCode status) => Final.Contains(status);

    public bool Promises(HttpStatusCode status) => Array.IndexOf(Success, status) >= 0;
}
