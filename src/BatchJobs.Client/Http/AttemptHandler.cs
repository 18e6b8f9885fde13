using System.Net;
using Microsoft.Extensions.Logging;

namespace BatchJobs.Client;

/// <summary>
/// One attempt: the time limit, the whole body of the response, and the verdict. A failure that may be repeated leaves it as a
/// transient failure of HTTP, a final one as the exception that the caller sees.
/// </summary>
internal sealed class AttemptHandler(
    OperationTable operations, CurrentSettings current, TimeProvider time, ClientTelemetry telemetry, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string UserAgent = "User-Agent";

    // In bytes; from here on a copy is felt.
    private const int LongBody = 64 * 1024;

    private static readonly string Product = $"BatchJobs.Client/{typeof(AttemptHandler).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>How much of one response is held in memory.</summary>
    public long MaxResponseBytes { get; set; } = long.MaxValue;

    /// <summary>The longest time for one attempt, whatever its operation; what a program has set as its client's timeout.</summary>
    public TimeSpan MaxAttemptTime { get; set; } = Timeout.InfiniteTimeSpan;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ServiceSettings settings = current.Value;
        var call = new Call(operations.Of(request), settings, request);
        if (call.History is { } history)
        {
            history.LastAttempt = time.GetTimestamp();
        }

        bool isTimed = telemetry.Logger.IsEnabled(LogLevel.Debug);
        long start = isTimed ? time.GetTimestamp() : 0;
        var mark = new AttemptMark(current, settings, call.Operation, call.History);
        mark.AddTo(request);
        AddHeaders(request, settings);
        using var limit = new TimeLimit(time, Limit(call), cancellationToken);
        call.LimitParts(call.Operation.IsTransfer && MaxAttemptTime == Timeout.InfiniteTimeSpan ? limit : null);
        HttpResponseMessage? response = null;
        try
        {
            response = await limit.Over(base.SendAsync(request, limit.Token)).ConfigureAwait(false);
            if (isTimed)
            {
                ClientLog.RequestAnswered(
                    telemetry.Logger, settings.Name, call.Operation.Verb, (int)response.StatusCode, time.GetElapsedTime(start), call.JobId ?? ClientLog.None, call.ClientRequestId ?? ClientLog.None);
            }

            return call.Operation.Promises(response.StatusCode)
                ? await AcceptAsync(call, response, limit).ConfigureAwait(false)
                : await RefuseAsync(call, mark, response, limit).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (response is not null && exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            using (response)
            {
                throw Final(call, new ResponseReader(call, time).TooLong(response, MaxResponseBytes), mayHaveBeenApplied: true);
            }
        }
        catch (Exception exception) when (!IsFinal(exception))
        {
            // Whatever a handler of the program's own throws, there is no response, and the service may have carried out the request.
            response?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw UploadStreamException.In(exception) ?? Unanswered(call, mark, exception, limit);
        }
    }

    // What has been decided already, a mistake in how the client is set up, and what no program can go on after.
    private static bool IsFinal(Exception exception) =>
        exception is BatchJobException or PrimaryHandlerException or OutOfMemoryException or InsufficientExecutionStackException;

    private TimeSpan Limit(Call call)
    {
        TimeSpan limit = call.Settings.OperationTimeout(call.Operation) ?? call.Settings.AttemptTimeout;
        if (call.Operation.IsTransfer && MaxAttemptTime != Timeout.InfiniteTimeSpan)
        {
            return MaxAttemptTime;
        }

        return MaxAttemptTime == Timeout.InfiniteTimeSpan || (limit != Timeout.InfiniteTimeSpan && limit < MaxAttemptTime) ? limit : MaxAttemptTime;
    }

    // What a gateway wants besides; a program's own handlers may have set it already.
    private static void AddHeaders(HttpRequestMessage request, ServiceSettings settings)
    {
        foreach ((string name, string value) in settings.Headers)
        {
            if (!request.Headers.NonValidated.Contains(name))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (!request.Headers.NonValidated.Contains(UserAgent))
        {
            request.Headers.TryAddWithoutValidation(UserAgent, Product);
        }
    }

    private async ValueTask<HttpResponseMessage> AcceptAsync(Call call, HttpResponseMessage response, TimeLimit limit)
    {
        if (call.Operation.HandsOutBody)
        {
            response.Content = new StreamingContent(call, time, response, response.Content);
            return response;
        }

        using HttpContent content = response.Content;
        byte[] body = call.Operation.Method == HttpMethod.Head ? [] : await limit.Over(ReadAsync(content, limit.Token)).ConfigureAwait(false);
        response.Content = new ResponseContent(call, response, body);

        // Of a 204 Refit makes nothing, without asking.
        response.StatusCode = HttpStatusCode.OK;
        return response;
    }

    /// <summary>The body, unless it is longer than what the program lets this client hold in memory.</summary>
    private Task<byte[]> ReadAsync(HttpContent body, CancellationToken cancellationToken) => body.Headers.ContentLength switch
    {
        > LongBody and <= int.MaxValue and var length when length <= MaxResponseBytes => ReadOnceAsync(body, (int)length, cancellationToken),
        var length when length <= MaxResponseBytes => body.ReadAsByteArrayAsync(cancellationToken),
        _ => ReadWithinLimitAsync(body, cancellationToken),
    };

    /// <summary>A long body, without the second copy that <see cref="HttpContent"/> makes; and its failures as it would tell them.</summary>
    private static async Task<byte[]> ReadOnceAsync(HttpContent content, int length, CancellationToken cancellationToken)
    {
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            byte[] body = GC.AllocateUninitializedArray<byte>(length);
            int read = await stream.ReadAtLeastAsync(body, length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (read < length)
            {
                return body[..read];
            }

            // A handler of the program's own may have changed the body, and not the header.
            using var rest = new MemoryStream();
            await stream.CopyToAsync(rest, cancellationToken).ConfigureAwait(false);
            return rest.Length == 0 ? body : [.. body, .. rest.ToArray()];
        }
        catch (IOException failure)
        {
            throw new HttpRequestException((failure as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown, "The body of the response could not be read.", failure);
        }
    }

    private async Task<byte[]> ReadWithinLimitAsync(HttpContent body, CancellationToken cancellationToken)
    {
        await body.LoadIntoBufferAsync(MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        return await body.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> RefuseAsync(Call call, AttemptMark mark, HttpResponseMessage response, TimeLimit limit)
    {
        using (response)
        {
            ServiceException refusal = await limit.Over(new ResponseReader(call, time).RefusalAsync(response, limit.Token)).ConfigureAwait(false);
            bool mayHaveBeenApplied = MayHaveBeenApplied(call, mark, TransientErrors.MayHaveBeenApplied(refusal.StatusCode));
            call.History?.Record(mayHaveBeenApplied);
            bool mayBeRepeated = TransientErrors.IsTransient(refusal.StatusCode, call.Settings) && !call.Operation.IsFinal(refusal.StatusCode)
                && !new RetryPause(call.Settings.Retry, time, telemetry).IsTooLong(refusal.RetryAfter) && MayBeSentAgain(call, mayHaveBeenApplied);
            return mayBeRepeated
                ? new HttpResponseMessage(refusal.StatusCode) { Content = new ErrorContent(call, refusal) }
                : throw Final(call, IsSubstituted(call, mark, refusal) ? Substituted(call, refusal) : refusal, mayHaveBeenApplied);
        }
    }

    // What the service has answered, and nobody else, decides about what may start something.
    private static bool MayHaveBeenApplied(Call call, AttemptMark mark, bool seems) =>
        call.Operation.Idempotency == Idempotency.NotIdempotent ? mark.IsPending : seems;

    private static bool IsSubstituted(Call call, AttemptMark mark, ServiceException refusal) =>
        call.Operation.Idempotency == Idempotency.NotIdempotent && mark.IsPending && mark.Status != refusal.StatusCode;

    private static ServiceUnreachableException Substituted(Call call, ServiceException refusal) => new(
        call.Name, call.Operation.Verb, HttpRequestError.Unknown, $"a handler of the program answered {(int)refusal.StatusCode} after the request had been sent.", refusal, call.ClientRequestId);

    private Exception Unanswered(Call call, AttemptMark mark, Exception exception, TimeLimit limit)
    {
        HttpRequestError error = Call.Error(exception);
        bool mayHaveBeenApplied = MayHaveBeenApplied(call, mark, TransientErrors.MayHaveBeenApplied(error));
        call.History?.Record(mayHaveBeenApplied);
        Exception failure = call.Unanswered(exception, limit);
        if (telemetry.Logger.IsEnabled(LogLevel.Debug))
        {
            ClientLog.RequestUnanswered(
                telemetry.Logger, call.Settings.Name, call.Operation.Verb, failure.GetType().Name, error, call.JobId ?? ClientLog.None, call.ClientRequestId ?? ClientLog.None);
        }

        // A limit of an operation's own is generous, so reaching it is final.
        bool isFinal = (limit.IsReached && call.Settings.OperationTimeout(call.Operation) is not null) || error == HttpRequestError.ConfigurationLimitExceeded;
        return !isFinal && MayBeSentAgain(call, mayHaveBeenApplied) ? new TransientRequestException(call, failure) : Final(call, failure, mayHaveBeenApplied);
    }

    private static bool MayBeSentAgain(Call call, bool mayHaveBeenApplied) =>
        call.CanBeSentAgain && (call.Operation.Idempotency == Idempotency.Idempotent || !mayHaveBeenApplied);

    private static Exception Final(Call call, Exception failure, bool mayHaveBeenApplied) =>
        call.Operation.IsSubmission && mayHaveBeenApplied ? new SubmissionOutcomeUnknownException(call.Name, call.Operation.Verb, failure) : failure;
}
