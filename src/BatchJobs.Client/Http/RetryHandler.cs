using System.Net;
using Polly;
using Polly.Extensions.Http;

namespace BatchJobs.Client;

/// <summary>Repeats an attempt that failed transiently: what the attempt lets out as such may be repeated.</summary>
internal sealed class RetryHandler(CurrentSettings settings, TimeProvider time, ClientTelemetry telemetry, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Handlers of the program's own may change what they are given, as they do, and must not meet it again.
        var message = new MessageTemplate(request);
        Task<HttpResponseMessage> first = base.SendAsync(request, cancellationToken);
        return first.IsCompletedSuccessfully && first.Result.Content is not ErrorContent ? first : SendAsync(message, first, cancellationToken);
    }

    /// <summary>Most calls need no second attempt and are spared the policy, which therefore begins with how the first attempt ended.</summary>
    private async Task<HttpResponseMessage> SendAsync(MessageTemplate message, Task<HttpResponseMessage> first, CancellationToken cancellationToken)
    {
        await ((Task)first).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        bool isTransient = first.IsCompletedSuccessfully ? first.Result.Content is ErrorContent : first.Exception?.InnerException is TransientRequestException;
        return isTransient ? await RetryAsync(message, first, cancellationToken).ConfigureAwait(false) : await first.ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> RetryAsync(MessageTemplate message, Task<HttpResponseMessage> first, CancellationToken cancellationToken)
    {
        AttemptHistory history = message.History ?? new AttemptHistory();
        bool isFirst = true;
        return await Policy(new RetryPause(settings.Value.Retry, time, telemetry), history, cancellationToken).ExecuteAsync(
            token =>
            {
                bool isOver = isFirst;
                isFirst = false;
                return isOver ? first : base.SendAsync(message.Create(), token);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static AsyncPolicy<HttpResponseMessage> Policy(RetryPause pause, AttemptHistory history, CancellationToken cancellationToken) => HttpPolicyExtensions
        .HandleTransientHttpError()
        .OrResult(response => response.StatusCode == HttpStatusCode.TooManyRequests)
        .RetryAsync(pause.Left(history), (outcome, _, _) =>
        {
            (Call call, Exception failure) = Failed(outcome);
            outcome.Result?.Dispose();
            return pause.WaitAsync(history, call.Operation, call.JobId, failure, cancellationToken);
        });

    private static (Call Call, Exception Failure) Failed(DelegateResult<HttpResponseMessage> outcome)
    {
        if (outcome.Exception is TransientRequestException transient)
        {
            return (transient.Call, transient.Failure);
        }

        var refused = (ErrorContent)outcome.Result.Content;
        return (refused.Call, refused.Refusal);
    }
}
