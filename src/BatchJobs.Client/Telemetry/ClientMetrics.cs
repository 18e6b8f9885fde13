using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BatchJobs.Client;

/// <summary>The instruments, those of one container or of all clients that were made without one.</summary>
internal sealed class ClientMetrics
{
    private const string Prefix = "batchjobs.client.";

    // Jobs take seconds to days, for which the usual boundaries are too small.
    private static readonly InstrumentAdvice<double> JobTimes = new()
    {
        HistogramBucketBoundaries = [1, 5, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400, 28800, 86400],
    };

    private readonly Counter<long> submissions;
    private readonly Counter<long> unknownOutcomes;
    private readonly Counter<long> outcomes;
    private readonly UpDownCounter<long> activeWaits;
    private readonly Histogram<double> queueTime;
    private readonly Histogram<double> runTime;
    private readonly Counter<long> polls;
    private readonly Counter<long> retries;

    /// <param name="meters">The container's factory, which disposes of the meter.</param>
    public ClientMetrics(IMeterFactory meters)
        : this(meters.Create(BatchJobsTelemetry.MeterName, BatchJobsTelemetry.Version))
    {
    }

    private ClientMetrics(Meter meter)
    {
        submissions = meter.CreateCounter<long>(Prefix + "submissions", "{submission}", "Submissions of jobs that have ended.");
        unknownOutcomes = meter.CreateCounter<long>(Prefix + "unknown_outcomes", "{submission}", "Submissions of which it is not known whether they started a job.");
        outcomes = meter.CreateCounter<long>(Prefix + "outcomes", "{wait}", "Waits that have ended.");
        activeWaits = meter.CreateUpDownCounter<long>(Prefix + "active_waits", "{wait}", "Waits under way.");
        queueTime = meter.CreateHistogram(Prefix + "job.queue.duration", "s", "Time from a job's being seen pending to its being seen running.", tags: null, JobTimes);
        runTime = meter.CreateHistogram(Prefix + "job.run.duration", "s", "Time from a job's being seen running to its being seen to have ended.", tags: null, JobTimes);
        polls = meter.CreateCounter<long>(Prefix + "polls", "{poll}", "Polls, by a job's own status or by a list for many jobs.");
        retries = meter.CreateCounter<long>(Prefix + "retries", "{retry}", "Requests that are sent again.");
    }

    /// <summary>
    /// Those of clients without a container. They share one meter, which is never disposed of, because nothing ends the life of such a
    /// client for sure.
    /// </summary>
    public static ClientMetrics Shared { get; } = new(new Meter(BatchJobsTelemetry.MeterName, BatchJobsTelemetry.Version));

    public bool HasSubmissionListeners => submissions.Enabled || unknownOutcomes.Enabled;

    public bool HasWaitListeners => outcomes.Enabled || activeWaits.Enabled || queueTime.Enabled || runTime.Enabled;

    public void Submitted(string service, Operation operation, Exception? failure)
    {
        if (submissions.Enabled)
        {
            TagList tags = Tags(service, TelemetryTags.Operation, operation.Name);
            tags.Add(TelemetryTags.Outcome, TelemetryTags.OutcomeOfSubmission(failure));
            AddError(ref tags, failure);
            Add(submissions, tags);
        }

        if (failure is SubmissionOutcomeUnknownException && unknownOutcomes.Enabled)
        {
            Add(unknownOutcomes, Tags(service, TelemetryTags.Operation, operation.Name));
        }
    }

    /// <returns>Whether the wait was counted, so that its end is to be counted too.</returns>
    public bool WaitBegan(string service)
    {
        bool isCounted = activeWaits.Enabled;
        AddWaits(service, isCounted ? 1 : 0);
        return isCounted;
    }

    public void WaitEnded(string service, bool wasCounted, string outcome, JobPhase? lastPhase)
    {
        AddWaits(service, wasCounted ? -1 : 0);
        if (outcomes.Enabled)
        {
            TagList tags = Tags(service, TelemetryTags.Outcome, outcome);
            if (lastPhase is { } phase)
            {
                tags.Add(TelemetryTags.Phase, TelemetryTags.Of(phase));
            }

            Add(outcomes, tags);
        }
    }

    public void Queued(string service, TimeSpan duration) =>
        Record(queueTime, duration, new TagList { { TelemetryTags.Service, service } });

    public void Ran(string service, TimeSpan duration, JobPhase end)
    {
        if (runTime.Enabled)
        {
            Record(runTime, duration, Tags(service, TelemetryTags.Phase, TelemetryTags.Of(end)));
        }
    }

    public void Polled(string service, bool isShared, Exception? failure)
    {
        if (polls.Enabled)
        {
            TagList tags = Tags(service, TelemetryTags.PollKind, isShared ? "shared" : "single");
            AddError(ref tags, failure);
            Add(polls, tags);
        }
    }

    public void Retried(string service, Operation operation, string reason)
    {
        if (retries.Enabled)
        {
            TagList tags = Tags(service, TelemetryTags.Operation, operation.Name);
            tags.Add(TelemetryTags.ErrorType, reason);
            Add(retries, tags);
        }
    }

    // Who listens is code of the program's, and no job is to be lost with what it throws.
    private void AddWaits(string service, int count)
    {
        try
        {
            if (count != 0)
            {
                activeWaits.Add(count, new KeyValuePair<string, object?>(TelemetryTags.Service, service));
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
        }
    }

    private static void Add(Counter<long> counter, in TagList tags)
    {
        try
        {
            counter.Add(1, tags);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
        }
    }

    private static void Record(Histogram<double> histogram, TimeSpan duration, in TagList tags)
    {
        try
        {
            histogram.Record(duration.TotalSeconds, tags);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
        }
    }

    private static TagList Tags(string service, string name, string value) => new() { { TelemetryTags.Service, service }, { name, value } };

    private static void AddError(ref TagList tags, Exception? failure)
    {
        if (failure is not null)
        {
            tags.Add(TelemetryTags.ErrorType, TelemetryTags.ErrorTypeOf(failure));
        }
    }
}
