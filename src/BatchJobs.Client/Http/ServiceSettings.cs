namespace BatchJobs.Client;

/// <summary>What the handlers must know of one configured service.</summary>
internal sealed record ServiceSettings
{
    /// <summary>The service's name in messages.</summary>
    public required string Name { get; init; }

    /// <summary>Scheme, host, port and prefix that stand before every route; without a slash at the end.</summary>
    public required string Root { get; init; }

    /// <summary>The part of a query that carries the credentials; empty when there is none.</summary>
    public string CredentialQuery { get; init; } = "";

    /// <summary>The headers that carry the credentials.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> CredentialHeaders { get; init; } = [];

    /// <summary>What must never be shown.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The header in which the service names a request; null when it has none.</summary>
    public string? RequestIdHeader { get; init; }

    /// <summary>The header in which the service names its version; null when it has none.</summary>
    public string? ApiVersionHeader { get; init; }

    /// <summary>The header in which the client names a request of its own accord; null when the service has none.</summary>
    public string? ClientRequestIdHeader { get; init; }

    /// <summary>The headers of a response, beside the service's names of the request and of its version, that an exception may keep.</summary>
    public IReadOnlyList<string> ResponseHeaders { get; init; } = [];

    /// <summary>
    /// The service's own exception for a refusal, of its details, what the message says, its body and what masks a text of it; null
    /// for the one that all services have.
    /// </summary>
    public Func<ErrorDetails, string, byte[], Func<string, string>, ServiceException?> OwnRefusal { get; init; } = static (_, _, _, _) => null;

    /// <summary>Members of an error's body that, beside its message, say what is wrong or what to do.</summary>
    public IReadOnlyList<string> ErrorDetailMembers { get; init; } = [];

    /// <summary>Whether 500 is a passing failure; false for a service that documents it as the response to bad input.</summary>
    public bool InternalErrorsPass { get; init; }

    /// <summary>How long one attempt may take, file transfers excepted.</summary>
    public TimeSpan AttemptTimeout { get; init; }

    /// <summary>How long one attempt of an operation may take that has a limit of its own; null for one that has none.</summary>
    public Func<Operation, TimeSpan?> OperationTimeout { get; init; } = static _ => null;

    /// <summary>How long nothing may come of a file or a log that is read.</summary>
    public TimeSpan IdleTimeout { get; init; }

    /// <summary>Headers that go with every request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Whether a primary handler may follow redirects.</summary>
    public bool AllowAutoRedirect { get; init; }

    public RetryOptions Retry { get; init; } = new();

    /// <summary>A text from the service without this client's secrets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether more of it came, so that it may end within a secret.</param>
    public string Masked(string text, bool isCut = false) => Redactor.Apply(text, Secrets, isCut);
}
