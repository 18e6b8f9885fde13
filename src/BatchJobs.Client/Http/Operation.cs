using System.Net;
using Refit;

namespace BatchJobs.Client;

/// <summary>One row of a service's table of operations: what the method of its interface cannot say in attributes.</summary>
/// <param name="Name">The operation's name in messages.</param>
/// <param name="Method">The verb, as in the method's attribute.</param>
/// <param name="Route">The path's template, as in the method's attribute.</param>
/// <param name="Idempotency">What may be done when no response came.</param>
/// <param name="Success">The codes that mean success.</param>
internal sealed record Operation(string Name, HttpMethod Method, string Route, Idempotency Idempotency, params HttpStatusCode[] Success)
{
    /// <summary>Whether the call starts something that runs: when it cannot be known whether it did, the exception says so.</summary>
    public bool IsSubmission { get; init; }

    /// <summary>Whether the call moves a file, and so may take any time.</summary>
    public bool IsTransfer { get; init; }

    /// <summary>Whether the body of the response is handed out as it arrives.</summary>
    public bool HandsOutBody { get; init; }

    /// <summary>Codes that mean a passing failure elsewhere, and here are answers like any other.</summary>
    public IReadOnlyList<HttpStatusCode> Final { get; init; } = [];

    public string Verb => $"{Method} {Route}";

    /// <summary>Whether the path has the identifier of a job, or of several.</summary>
    public bool HasJobId => Route.Contains("/jobs/{", StringComparison.Ordinal) || Route.Contains("/tasks/{", StringComparison.Ordinal);

    public bool IsFinal(HttpStatusCode status) => Final.Contains(status);

    public bool Promises(HttpStatusCode status) => Array.IndexOf(Success, status) >= 0;
}

/// <summary>What may be done with a request whose response did not come.</summary>
internal enum Idempotency
{
    /// <summary>Doing it twice is the same as doing it once.</summary>
    Idempotent,

    /// <summary>Doing it twice starts two jobs: send again only when the service cannot have seen the first.</summary>
    NotIdempotent,
}

/// <summary>The operations of a service, a row for each method of its interfaces.</summary>
internal sealed class OperationTable : Dictionary<(Type Interface, string Method), Operation>
{
    private static readonly HttpRequestOptionsKey<Type> Interface = new(HttpRequestMessageOptions.InterfaceType);
    private static readonly HttpRequestOptionsKey<string> Method = new(HttpRequestMessageOptions.MethodName);

    /// <summary>Refuses headers that cannot be sent as they are; an <see cref="ArgumentException"/> says which.</summary>
    public Action<HttpRequestMessage> CheckHeaders { get; init; } = static _ => { };

    /// <summary>The operation whose method has made a request.</summary>
    public Operation Of(HttpRequestMessage request)
    {
        Operation operation = MethodOf(request) is { } method
            ? this[method]
            : throw new InvalidOperationException("The request was not made by one of the service's interfaces.");
        return AttemptHistory.Of(request)?.Refine(operation) ?? operation;
    }

    /// <summary>The method that has made a request; null when none of a Refit interface has.</summary>
    public static (Type Interface, string Method)? MethodOf(HttpRequestMessage request) =>
        request.Options.TryGetValue(Interface, out Type? type) && request.Options.TryGetValue(Method, out string? method) ? (type, method) : null;
}
