using BatchJobs.Client;
using Spectre.Console;

namespace ThreeServices;

/// <summary>Waits for jobs of any service in one loop, and shows all of them in one table.</summary>
internal sealed class JobBoard
{
    private readonly Table table = new Table().AddColumns("service", "job", "state", "waited", "polls");

    private LiveDisplayContext? live;

    private JobBoard(IEnumerable<ServiceJob> jobs)
    {
        foreach (ServiceJob job in jobs)
        {
            table.AddRow(job.Service, Markup.Escape(job.Job.Id), "", "", "");
        }
    }

    /// <summary>Waits until every job is over. The table moves on a terminal, and is written once to a file.</summary>
    /// <returns>Whether all have succeeded.</returns>
    public static async Task<bool> ShowAsync(IAnsiConsole console, IReadOnlyList<ServiceJob> jobs, CancellationToken cancellationToken)
    {
        var board = new JobBoard(jobs);
        if (!Console.IsOutputRedirected)
        {
            return await console.Live(board.table).StartAsync(live => board.WaitAsync(jobs, live, cancellationToken));
        }

        bool allSucceeded = await board.WaitAsync(jobs, display: null, cancellationToken);
        console.Write(board.table);
        return allSucceeded;
    }

    private async Task<bool> WaitAsync(IReadOnlyList<ServiceJob> jobs, LiveDisplayContext? display, CancellationToken cancellationToken)
    {
        live = display;
        bool allSucceeded = true;
        await foreach (Task<bool> wait in Task.WhenEach(jobs.Select((job, row) => WaitAsync(job.Job, row, cancellationToken))))
        {
            allSucceeded &= await wait;
        }

        return allSucceeded;
    }

    private async Task<bool> WaitAsync(IBatchJob job, int row, CancellationToken cancellationToken)
    {
        try
        {
            await job.WaitForCompletionAsync(new WaitOptions { OnUpdate = (update, _) => Show(row, update) }, cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is BatchJobException or TimeoutException)
        {
            Show(row, $"[red]{Markup.Escape(failure.Message)}[/]");
            return false;
        }
    }

    private void Show(int row, string state, string? waited = null, string? polls = null)
    {
        lock (table)
        {
            table.UpdateCell(row, 2, state);
            if (waited is not null && polls is not null)
            {
                table.UpdateCell(row, 3, waited).UpdateCell(row, 4, polls);
            }

            live?.Refresh();
        }
    }

    private ValueTask Show(int row, JobUpdate update)
    {
        Show(row, $"[{Color(update.Phase)}]{Markup.Escape(update.State)}[/]", $"{update.Elapsed.TotalSeconds:0.0} s", $"{update.PollCount}");
        return ValueTask.CompletedTask;
    }

    private static string Color(JobPhase phase) => phase switch
    {
        JobPhase.Succeeded => "green",
        JobPhase.Failed or JobPhase.Canceled => "red",
        JobPhase.Running => "blue",
        _ => "yellow",
    };
}
