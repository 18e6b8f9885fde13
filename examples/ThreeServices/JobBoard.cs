using BatchJobs.Client;
using Spectre.Console;

namespace ThreeServices;

/// <summary>Watches jobs of any service in one loop, and shows all of them in one table.</summary>
internal static class JobBoard
{
    /// <summary>Waits until every job is over. The table moves on a terminal, and is written once to a file.</summary>
    /// <returns>Whether all have succeeded.</returns>
    public static async Task<bool> ShowAsync(IAnsiConsole console, IReadOnlyList<ServiceJob> jobs, CancellationToken cancellationToken)
    {
        Table table = new Table().AddColumns("service", "job", "state", "waited", "polls");
        foreach (ServiceJob job in jobs)
        {
            table.AddRow(job.Service, Markup.Escape(job.Job.Id), "", "", "");
        }

        if (!Console.IsOutputRedirected)
        {
            return await console.Live(table).StartAsync(live => WatchAsync(table, jobs, live.Refresh, cancellationToken));
        }

        bool allSucceeded = await WatchAsync(table, jobs, refresh: null, cancellationToken);
        console.Write(table);
        return allSucceeded;
    }

    private static async Task<bool> WatchAsync(Table table, IReadOnlyList<ServiceJob> jobs, Action? refresh, CancellationToken cancellationToken)
    {
        IBatchJob[] all = [.. jobs.Select(job => job.Job)];
        int succeeded = 0;
        await foreach (JobChange change in BatchJob.WatchAllAsync(all, cancellationToken))
        {
            int row = Array.IndexOf(all, change.Job);
            if (change.Update is { } update)
            {
                succeeded += update.Phase == JobPhase.Succeeded ? 1 : 0;
                table.UpdateCell(row, 2, $"[{Color(update.Phase)}]{Markup.Escape(update.State)}[/]")
                    .UpdateCell(row, 3, $"{update.Elapsed.TotalSeconds:0.0} s")
                    .UpdateCell(row, 4, $"{update.PollCount}");
            }
            else
            {
                table.UpdateCell(row, 2, $"[red]{Markup.Escape(change.Error!.Message)}[/]");
            }

            refresh?.Invoke();
        }

        return succeeded == all.Length;
    }

    private static string Color(JobPhase phase) => phase switch
    {
        JobPhase.Succeeded => "green",
        JobPhase.Failed or JobPhase.Canceled => "red",
        JobPhase.Running => "blue",
        _ => "yellow",
    };
}
