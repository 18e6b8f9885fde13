using BatchJobs.Client;
using Spectre.Console;

namespace QuickStart;

/// <summary>Shows a job while it is waited for: one line a state, and on a terminal a spinner with the latest poll.</summary>
internal sealed class JobDisplay(IAnsiConsole console)
{
    /// <summary>Waits for a job and shows it on the way.</summary>
    /// <param name="jobId">The job's identifier.</param>
    /// <param name="wait">Waits, and reports to what it is given.</param>
    public Task<T> ShowAsync<T>(string jobId, Func<IProgress<JobUpdate>, Task<T>> wait)
    {
        var lines = new StateLines(console);
        return console.Profile.Capabilities is { Interactive: true, Ansi: true }
            ? console.Status().StartAsync(jobId, status => wait(new LiveLine(status, lines)))
            : wait(lines);
    }

    /// <summary>One line for each new state. Reports at once, where <see cref="Progress{T}"/> would do so later.</summary>
    private sealed class StateLines(IAnsiConsole console) : IProgress<JobUpdate>
    {
        private string? last;

        public void Report(JobUpdate value)
        {
            if (value.State != last)
            {
                last = value.State;
                console.MarkupLineInterpolated($"  {value.JobId}  [{Color(value.Phase)}]{value.State,-9}[/] after {value.Elapsed.TotalSeconds:0.0} s");
            }
        }
    }

    /// <summary>Keeps the line beside the spinner up to date.</summary>
    private sealed class LiveLine(StatusContext status, StateLines lines) : IProgress<JobUpdate>
    {
        public void Report(JobUpdate value)
        {
            lines.Report(value);
            status.Status = Markup.Escape($"{value.State}: waited {value.Elapsed.TotalSeconds:0.0} s, polled {value.PollCount} times");
        }
    }

    private static string Color(JobPhase phase) => phase switch
    {
        JobPhase.Succeeded => "green",
        JobPhase.Failed or JobPhase.Canceled => "red",
        JobPhase.Running => "blue",
        _ => "yellow",
    };
}
