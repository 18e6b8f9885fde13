using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Polly;

namespace BatchJobs.Client;

/// <summary>
/// Sends one service's requests: address and credentials, time limit, repetition, and the translation of everything that
/// can go wrong into the library's exceptions.
/// </summary>
internal sealed class ServiceTransport
{
    private readonly HttpClient http;
    private readonly ServiceProfile profile;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly ResiliencePipeline<Attempt> retry;

    public ServiceTransport(HttpClient http, ServiceProfile profile, TimeProvider time, ILogger logger)
    {
        this.http = http;
        this.profile = profile;
        this.time = time;
        this.logger = logger;
        retry = RetryPipeline.Create(profile.Retry, time);
    }

    /// <summary>The service as it was configured.</summary>
    public ServiceProfile Profile => profile;

    /// <summary>Sends a request and reads the JSON of its answer.</summary>
    public async Task<T> SendAsync<T>(ServiceCall call, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        Attempt attempt = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        using HttpResponseMessage response = attempt.Response!;
        return Answers(call).ReadJson(response, attempt.Body, answer, static (value, _) => value);
    }

    /// <summary>A text from the service without this client's secrets.</summary>
    public string? Masked(string? text) => text is null ? null : Redaction.Apply(text, profile.Secrets);

    /// <summary>Sends a request and makes something of the JSON of its answer and the rest of it; a <see cref="JsonException"/> means it cannot be.</summary>
    public async Task<TResult> SendAsync<T, TResult>(
        ServiceCall call, JsonTypeInfo<T> answer, Func<T, HttpResponseMessage, TResult> combine, CancellationToken cancellationToken)
    {
        Attempt attempt = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        using HttpResponseMessage response = attempt.Response!;
        return Answers(call).ReadJson(response, attempt.Body, answer, combine);
    }

    /// <summary>Sends a request and gives its answer to a reader that makes sense of the text.</summary>
    public async Task<T> SendAsync<T>(ServiceCall call, Func<string, T> read, CancellationToken cancellationToken)
    {
        Attempt attempt = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        using HttpResponseMessage response = attempt.Response!;
        return Answers(call).ReadText(response, attempt.Body, read);
    }

    /// <summary>Sends a request and hands out the body of its answer as it arrives.</summary>
    public async Task<ResponseStream> OpenAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        Attempt attempt = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        Stream body = await attempt.Response!.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new ResponseStream(attempt.Response, body);
    }

    /// <summary>Reads on in a text that was handed out as it arrives. Each read may take as long as a call.</summary>
    public async Task<int> ReadAsync(ServiceCall call, TextReader text, Memory<char> buffer, CancellationToken cancellationToken)
    {
        using var limit = new CallLimit(time, Limit(call), cancellationToken);
        try
        {
            return await limit.Over(text.ReadAsync(buffer, limit.Token).AsTask()).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Unanswered(call, exception, limit).Failure!;
        }
    }

    /// <summary>Deletes something; an unknown one (404) is no error.</summary>
    /// <returns>Whether it was there.</returns>
    public async Task<bool> DeleteAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        var trace = new SubmissionTrace();
        try
        {
            Attempt attempt = await SendAsync(call with { Trace = trace }, cancellationToken).ConfigureAwait(false);
            attempt.Response!.Dispose();
            return true;
        }
        catch (ResourceNotFoundException)
        {
            // Unless the try whose answer was lost has deleted it.
            return trace.AnswerLost;
        }
    }

    /// <summary>Sends a request; the answer, which the caller disposes of, is one that the operation promises.</summary>
    public async ValueTask<Attempt> SendAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Attempt attempt = await TryAsync(call, cancellationToken).ConfigureAwait(false);
        if (attempt.MayBeRepeated)
        {
            attempt = await RepeatAsync(call, attempt, cancellationToken).ConfigureAwait(false);
        }

        return attempt.Failure is null ? attempt : throw attempt.Failure;
    }

    /// <summary>Most calls need no second try and are spared the pipeline, which therefore begins with how the first try ended.</summary>
    private ValueTask<Attempt> RepeatAsync(ServiceCall call, Attempt first, CancellationToken cancellationToken)
    {
        bool isFirst = true;
        return retry.ExecuteAsync(
            token =>
            {
                bool isOver = isFirst;
                isFirst = false;
                return isOver ? ValueTask.FromResult(first) : TryAsync(call, token);
            },
            cancellationToken);
    }

    private async ValueTask<Attempt> TryAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        bool isTimed = logger.IsEnabled(LogLevel.Debug);
        long start = isTimed ? time.GetTimestamp() : 0;
        using var limit = new CallLimit(time, Limit(call), cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            using HttpRequestMessage request = Request(call);
            response = await limit.Over(http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token)).ConfigureAwait(false);

            Attempt attempt = call.Operation.Promises(response.StatusCode)
                ? Attempt.Answered(response, call.HandsOutBody || call.Operation.Method == HttpMethod.Head ? [] : await limit.Over(ReadAsync(response.Content, limit.Token)).ConfigureAwait(false))
                : await limit.Over(RefusedAsync(call, response, limit.Token)).ConfigureAwait(false);

            if (isTimed)
            {
                TransportLog.Answered(logger, profile.Name, call.Operation.Verb, (int)response.StatusCode, time.GetElapsedTime(start));
            }

            return attempt;
        }
        catch (HttpRequestException exception) when (response is not null && exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            using (response)
            {
                return Attempt.Failed(Answers(call).TooLong(response, http.MaxResponseContentBufferSize), mayBeRepeated: false);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            response?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            SourceFailure.RethrowIfIn(exception);
            return Unanswered(call, exception, limit);
        }
    }

    private TimeSpan Limit(ServiceCall call) =>
        call.TimeLimit ?? (call.Operation.IsTransfer ? Timeout.InfiniteTimeSpan : profile.CallTimeout);

    /// <summary>The body, unless it is longer than what the program lets this client hold in memory.</summary>
    private Task<byte[]> ReadAsync(HttpContent body, CancellationToken cancellationToken) =>
        body.Headers.ContentLength <= http.MaxResponseContentBufferSize
            ? body.ReadAsByteArrayAsync(cancellationToken)
            : ReadWithinLimitAsync(body, cancellationToken);

    private async Task<byte[]> ReadWithinLimitAsync(HttpContent body, CancellationToken cancellationToken)
    {
        await body.LoadIntoBufferAsync(http.MaxResponseContentBufferSize, cancellationToken).ConfigureAwait(false);
        return await body.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }

    private HttpRequestMessage Request(ServiceCall call)
    {
        var request = new HttpRequestMessage(call.Operation.Method, Address(call)) { Content = Content(call) };
        foreach ((string name, string value) in profile.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        foreach ((string name, string value) in call.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (call.Operation.Accept is { } accept)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return request;
    }

    /// <summary>
    /// .NET's connections send a request without content again when they are closed without an answer, and nobody learns of
    /// it. What changes something therefore always has content, be it empty.
    /// </summary>
    private static HttpContent? Content(ServiceCall call) =>
        call.CreateContent?.Invoke() ?? (call.Operation.IsRead ? null : new ByteArrayContent([]));

    private Uri Address(ServiceCall call) => call.Address ?? new Uri(string.Concat(profile.Root, call.Path, profile.CredentialQuery));

    private async Task<Attempt> RefusedAsync(ServiceCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            ServiceException refusal = await Answers(call).RefusalAsync(response, cancellationToken).ConfigureAwait(false);
            bool mayHaveBeenApplied = FailureKinds.MayHaveBeenApplied(refusal.StatusCode, call.Operation.Resend, profile);
            call.Trace?.Record(mayHaveBeenApplied);
            bool mayBeRepeated = refusal.IsTransient && !call.Operation.IsFinal(refusal.StatusCode) && CanResend(call, mayHaveBeenApplied);
            return Attempt.Failed(refusal, mayBeRepeated, refusal.RetryAfter);
        }
    }

    private Attempt Unanswered(ServiceCall call, Exception exception, CallLimit limit)
    {
        HttpRequestError error = (exception as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;
        bool mayHaveBeenApplied = FailureKinds.MayHaveBeenApplied(error);
        call.Trace?.Record(mayHaveBeenApplied);
        Exception failure = limit.IsReached
            ? new CallTimeoutException(call.Name(profile), call.Operation.Verb, limit.Limit)
            : new ServiceUnreachableException(call.Name(profile), call.Operation.Verb, error, Answers(call).Masked(exception.Message), WithoutSecrets(call, exception));
        TransportLog.Unanswered(logger, profile.Name, call.Operation.Verb, failure.GetType().Name, error);
        bool isFinal = (limit.IsReached && call.TimeLimit is not null) || error == HttpRequestError.ConfigurationLimitExceeded;
        return Attempt.Failed(failure, !isFinal && CanResend(call, mayHaveBeenApplied));
    }

    /// <summary>A handler of the program's own may have put the address, key and all, into its exception.</summary>
    private Exception? WithoutSecrets(ServiceCall call, Exception exception)
    {
        string text = exception.ToString();
        return Answers(call).Masked(text) == text ? exception : null;
    }

    private static bool CanResend(ServiceCall call, bool mayHaveBeenApplied) =>
        call.CanBeSentAgain && (call.Operation.Resend == Resend.Always || !mayHaveBeenApplied);

    private AnswerReader Answers(ServiceCall call) => new(profile, call, time);
}
