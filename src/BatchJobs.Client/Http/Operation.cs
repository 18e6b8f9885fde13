using System.Net;

namespace BatchJobs.Client;

/// <summary>One row of a service's table of operations: what the method of its interface cannot say in attributes.</summary>
/// <param name="Name">The operation's name in messages.</param>
/// <param name="Method">The verb, as in the method's attribute.</param>
/// <param name="Route">The path's template, as in the method's attribute.</param>
/// <param name="Idempotency">What may be done when no answer came.</param>
/// <param name="Success">The codes that mean success.</param>
internal sealed record Operation(string Name, HttpMethod Method, string Route, Idempotency Idempotency, params HttpStatusCode[] Success)
{
    /// <summary>Whether the call starts something that runs: when it cannot be known whether it did, the exception says so.</summary>
    public bool IsSubmission { get; init; }

    /// <summary>Whether the call moves a file, and so may take any time.</summary>
    public bool IsTransfer { get; init; }

    /// <summary>Whether the body of the answer is handed out as it arrives.</summary>
    public bool HandsOutBody { get; init; }

    /// <summary>Codes that mean a passing failure elsewhere, and here are answers like any other.</summary>
    public IReadOnlyList<HttpStatusCode> Final { get; init; } = [];

    public string Verb => $"{Method} {Route}";

    public bool IsFinal(HttpStatusCode status) => Final.Contains(status);

    public bool Promises(HttpStatusCode status) => Array.IndexOf(Success, status) >= 0;
}
