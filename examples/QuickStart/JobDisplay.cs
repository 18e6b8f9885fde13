using BatchJobs.Client;
using Spectre.Console;

namespace QuickStart;

/// <summary>Shows a job while it is waited for: one line a state, and on a terminal a spinner with the latest poll.</summary>
internal sealed class JobDisplay(IAnsiConsole console)
{
    /// <summary>Waits for a job and shows it on the way.</summary>
    /// <param name="jobId">The job's identifier.</param>
    /// <param name="wait">Waits with the options that it is given.</param>
    public Task<T> ShowAsync<T>(string jobId, Func<WaitOptions, Task<T>> wait) =>
        console.Profile.Capabilities is { Interactive: true, Ansi: true }
            ? console.Status().StartAsync(jobId, status => wait(Options(status)))
            : wait(Options(status: null));

    private WaitOptions Options(StatusContext? status)
    {
        string? last = null;
        return new WaitOptions
        {
            OnUpdate = (update, _) =>
            {
                if (update.State != last)
                {
                    last = update.State;
                    console.MarkupLineInterpolated($"  {update.JobId}  [{Color(update.Phase)}]{update.State,-9}[/] after {update.Elapsed.TotalSeconds:0.0} s");
                }

                if (status is not null)
                {
                    status.Status = Markup.Escape($"{update.State}: waited {update.Elapsed.TotalSeconds:0.0} s, polled {update.PollCount} times");
                }

                return ValueTask.CompletedTask;
            },
        };
    }

    private static string Color(JobPhase phase) => phase switch
    {
        JobPhase.Succeeded => "green",
        JobPhase.Failed or JobPhase.Canceled => "red",
        JobPhase.Running => "blue",
        _ => "yellow",
    };
}
