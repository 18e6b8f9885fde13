using Polly;
using Polly.Retry;

namespace BatchJobs.Client;

/// <summary>Builds the pipeline that repeats a call after a transient failure.</summary>
internal static class RetryPipeline
{
    public static ResiliencePipeline<Attempt> Create(RetryOptions retry, TimeProvider time)
    {
        if (retry.MaxRetries == 0)
        {
            return ResiliencePipeline<Attempt>.Empty;
        }

        return new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = retry.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = retry.Delay,
                MaxDelay = retry.MaxDelay,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result.MayBeRepeated && !(arguments.Outcome.Result.RetryAfter > retry.MaxDelay)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result.RetryAfter),
            })
            .Build();
    }
}
