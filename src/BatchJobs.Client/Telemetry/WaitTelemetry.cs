using System.Diagnostics;

namespace BatchJobs.Client;

/// <summary>
/// What one wait tells of itself. It takes notes while its scheduler decides, and tells them when the scheduler has let go of its
/// lock, since who listens is code of the program.
/// </summary>
internal sealed class WaitTelemetry
{
    private readonly ClientTelemetry client;
    private readonly string jobId;
    private readonly Activity? span;
    private readonly bool isCounted;
    private readonly Lock telling = new();
    private readonly Queue<Note> notes = new();
    private JobSnapshot? last;
    private long? outageSince;
    private long? pendingSince;
    private long? runningSince;
    private bool isEnded;

    public WaitTelemetry(ClientTelemetry client, string jobId)
    {
        this.client = client;
        this.jobId = jobId;
        isCounted = client.Metrics.WaitBegan(client.Service);
        span = client.StartSpan("wait", jobId);
    }

    /// <summary>Makes the wait's span the current one, so that its requests are made beneath it.</summary>
    public void Enter()
    {
        if (span is not null)
        {
            Activity.Current = span;
        }
    }

    /// <summary>Takes note of an answer to a poll.</summary>
    /// <param name="snapshot">What was answered.</param>
    /// <param name="now">The time, in ticks of the poller.</param>
    /// <param name="elapsed">The time since the wait began.</param>
    public void Answered(JobSnapshot snapshot, long now, TimeSpan elapsed)
    {
        if (outageSince is { } began)
        {
            outageSince = null;
            client.OutageEnded();
            Add(new Note(last ?? default, now, TimeSpan.FromTicks(now - began), Failure: null, IsOutage: true));
        }

        if (last is not { } before || before.Phase != snapshot.Phase || !string.Equals(before.State, snapshot.State, StringComparison.OrdinalIgnoreCase))
        {
            last = snapshot;
            Add(new Note(snapshot, now, elapsed, Failure: null, IsOutage: false));
        }
    }

    /// <summary>Takes note of a poll that could not be answered, and does not end the wait.</summary>
    public void Failed(Exception failure, long now)
    {
        if (outageSince is null)
        {
            outageSince = now;
            client.OutageBegan();
            Add(new Note(last ?? default, now, default, failure, IsOutage: true));
        }
    }

    /// <summary>Tells what was noted.</summary>
    public void Tell()
    {
        // One after the other, and the end last, whichever thread comes first.
        lock (telling)
        {
            while (TryTake(out Note note))
            {
                Tell(note);
            }
        }
    }

    /// <summary>Tells how the wait ended; the first time counts.</summary>
    /// <param name="update">The last update; null when there was none.</param>
    /// <param name="failure">What ended the wait before the job; null when the job ended, or when nobody waits any more.</param>
    public void End(JobUpdate? update, Exception? failure)
    {
        lock (telling)
        {
            Tell();
            if (isEnded)
            {
                return;
            }

            isEnded = true;
            if (outageSince is not null)
            {
                client.OutageEnded();
            }

            bool isJobsEnd = update is { IsTerminal: true };
            string outcome = isJobsEnd ? TelemetryTags.Of(update!.Phase) : TelemetryTags.OutcomeOfWait(failure);
            client.Metrics.WaitEnded(client.Service, isCounted, outcome, last?.Phase);
            if (isJobsEnd)
            {
                ClientLog.JobEnded(client.Logger, client.Service, jobId, update!.Phase, update.State, update.Elapsed, update.PollCount);
            }
            else
            {
                ClientLog.WaitEnded(client.Logger, client.Service, jobId, outcome, failure is null ? ClientLog.None : TelemetryTags.ErrorTypeOf(failure));
            }

            EndSpan(outcome, failure);
        }
    }

    private void EndSpan(string outcome, Exception? failure)
    {
        if (span is null)
        {
            return;
        }

        span.SetTag(TelemetryTags.Outcome, outcome);
        if (last is { } seen)
        {
            span.SetTag(TelemetryTags.Phase, TelemetryTags.Of(seen.Phase));
        }

        if (failure is null && last is { Phase: JobPhase.Failed or JobPhase.Canceled })
        {
            span.SetStatus(ActivityStatusCode.Error).SetTag(TelemetryTags.ErrorType, outcome);
        }

        client.EndSpan(span, failure);
    }

    private void Tell(Note note)
    {
        if (!note.IsOutage)
        {
            TellState(note);
        }
        else if (note.Failure is { } failure)
        {
            ClientLog.OutageBegan(client.Logger, client.Service, jobId, TelemetryTags.ErrorTypeOf(failure));
        }
        else
        {
            ClientLog.OutageEnded(client.Logger, client.Service, jobId, note.Duration);
        }
    }

    private void TellState(Note note)
    {
        switch (note.Snapshot.Phase)
        {
            case JobPhase.Pending:
                pendingSince ??= note.Now;
                break;
            case JobPhase.Running when runningSince is null:
                runningSince = note.Now;
                if (pendingSince is { } pending)
                {
                    client.Metrics.Queued(client.Service, TimeSpan.FromTicks(note.Now - pending));
                }

                break;
            case JobPhase.Succeeded or JobPhase.Failed or JobPhase.Canceled:
                if (runningSince is { } running)
                {
                    client.Metrics.Ran(client.Service, TimeSpan.FromTicks(note.Now - running), note.Snapshot.Phase);
                }

                // Told as the job's end.
                return;
            default:
                break;
        }

        ClientLog.JobStateChanged(client.Logger, client.Service, jobId, note.Snapshot.Phase, note.Snapshot.State, note.Duration);
    }

    private void Add(Note note)
    {
        lock (notes)
        {
            notes.Enqueue(note);
        }
    }

    private bool TryTake(out Note note)
    {
        lock (notes)
        {
            return notes.TryDequeue(out note);
        }
    }

    /// <summary>A change of state, or the beginning of an outage with its failure, or its end without one.</summary>
    private readonly record struct Note(JobSnapshot Snapshot, long Now, TimeSpan Duration, Exception? Failure, bool IsOutage);
}
