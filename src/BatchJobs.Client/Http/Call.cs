using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;

namespace BatchJobs.Client;

/// <summary>What is known of one call while it is under way: its operation, its service and what it carries that must never be shown.</summary>
internal readonly struct Call(Operation operation, ServiceSettings settings, HttpRequestMessage request)
{
    // As they are now: a handler of the program's own may put others in their place.
    private readonly ICallContent? content = request.Content as ICallContent;
    private readonly Uri address = request.RequestUri!;

    public Operation Operation => operation;

    /// <summary>What has been tried for the call that this one is part of; null when nobody asked.</summary>
    public AttemptHistory? History => AttemptHistory.Of(request);

    public ServiceSettings Settings => settings;

    public string Name => NameOf(settings, operation);

    /// <summary>Where the call goes, without credentials.</summary>
    public Uri Address => address;

    /// <summary>The identifier that the client gave the request, as it may be shown; null when it gave none.</summary>
    public string? ClientRequestId =>
        settings.ClientRequestIdHeader is { } name && request.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? Masked(values.ToString()) : null;

    /// <summary>The identifier in the path, for an operation on one resource; null for others.</summary>
    public string? ResourceId
    {
        get
        {
            string[] route = operation.Route.Split('/');
            int fromEnd = route.Length - Array.FindLastIndex(route, segment => segment.StartsWith('{'));
            return fromEnd > route.Length ? null : Uri.UnescapeDataString(address.Segments[^fromEnd].TrimEnd('/'));
        }
    }

    /// <summary>The identifier of the job that the call is about, as it may be shown; null when it is about none.</summary>
    public string? JobId => Masked(History?.JobId ?? (operation.HasJobId ? ResourceId : null));

    /// <summary>Whether the content can be sent a second time.</summary>
    public bool CanBeSentAgain => content is not { CanBeSentAgain: false };

    /// <summary>Gives the content the limit that each of its parts has while it is sent.</summary>
    public void LimitParts(TimeLimit? limit)
    {
        if (content is not null)
        {
            content.Limit = limit;
        }
    }

    /// <summary>What the caller sees of a request that got no response.</summary>
    public Exception Unanswered(Exception exception, TimeLimit limit)
    {
        Call call = this;
        return Unanswered(settings, operation, exception, limit, text => call.Masked(text), ClientRequestId);
    }

    /// <summary>
    /// What the caller sees when no response, or no more of it, came: without its cause, if that shows a secret. A handler of the
    /// program's own may have put the address, key and all, into it.
    /// </summary>
    /// <param name="settings">The settings of the service.</param>
    /// <param name="operation">The operation of the request.</param>
    /// <param name="exception">What was thrown.</param>
    /// <param name="limit">The time limit that the request had.</param>
    /// <param name="masked">Returns a text without the secrets of the request.</param>
    /// <param name="clientRequestId">The identifier that the client gave the request; null for none.</param>
    public static Exception Unanswered(
        ServiceSettings settings, Operation operation, Exception exception, TimeLimit limit, Func<string, string> masked, string? clientRequestId = null)
    {
        string name = NameOf(settings, operation);
        return limit.IsReached
            ? new RequestTimeoutException(name, operation.Verb, limit.Limit, clientRequestId)
            : new ServiceUnreachableException(
                name, operation.Verb, Error(exception), masked(exception.Message), ExceptionTexts.AreUnchanged(exception, masked) ? exception : null, clientRequestId)
            {
                IsOfHandler = exception is InvalidOperationException,
            };
    }

    public static HttpRequestError Error(Exception exception) => (exception as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;

    /// <summary>A text from outside without this call's secrets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether more of it came, so that it may end within a secret.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Masked(string? text, bool isCut = false) =>
        text is null ? null : Redactor.Apply(text, Secrets(settings, content, History), isCut);

    /// <summary>A word of a result without this call's secrets.</summary>
    public string MaskedWord(string word) => Redactor.ApplyToWord(word, Secrets(settings, content, History));

    /// <summary>An address in a result without this call's secrets.</summary>
    [return: NotNullIfNotNull(nameof(address))]
    public string? MaskedAddress(string? address) => address is null ? null : Redactor.ApplyToAddress(address, Secrets(settings, content, History));

    /// <summary>What a request carries that must never be shown.</summary>
    public static IReadOnlyList<string> Secrets(ServiceSettings settings, HttpRequestMessage request) =>
        Secrets(settings, request.Content as ICallContent, AttemptHistory.Of(request));

    private static string NameOf(ServiceSettings settings, Operation operation) => $"{settings.Name} {operation.Name}";

    private static IReadOnlyList<string> Secrets(ServiceSettings settings, ICallContent? content, AttemptHistory? history) =>
        content is not { Secrets.Count: > 0 } && history is not { Secrets.Count: > 0 }
            ? settings.Secrets
            : [.. settings.Secrets, .. content?.Secrets ?? [], .. history?.Secrets ?? []];
}

/// <summary>The content of a request, with what decides how the call is treated.</summary>
internal interface ICallContent
{
    /// <summary>Whether the content can be sent a second time.</summary>
    bool CanBeSentAgain => true;

    /// <summary>What it carries that must never be shown.</summary>
    IReadOnlyList<string> Secrets => [];

    /// <summary>The content for another attempt: a handler may have buffered this one, which would then not be read anew.</summary>
    HttpContent ForRetry() => (HttpContent)this;

    /// <summary>Sets the time limit that each part of it has while it is sent; content that is sent at once does nothing.</summary>
    TimeLimit? Limit
    {
        set { }
    }
}
