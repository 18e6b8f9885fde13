using System.Globalization;
using System.Security.Cryptography;
using BatchJobs.Client;
using BatchJobs.Client.Spss;
using Spectre.Console;

namespace QuickStart.Spss;

/// <summary>
/// What one run has at the service. Names it so that no two runs meet, and removes it at the end, also of a run that was
/// interrupted or has failed.
/// </summary>
internal sealed class SpssWorkspace(SpssClient spss, SpssSettings settings, TimeProvider time, IAnsiConsole console)
    : IAsyncDisposable
{
    private readonly string suffix = string.Create(
        CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");

    private readonly HashSet<string> jobs = [];
    private readonly HashSet<string> files = [];

    /// <summary>An identifier for a job or a file of this run.</summary>
    public string NewId(string name) => $"{name}-{suffix}";

    /// <summary>Notes a job, best before it is submitted: when the answer is lost, it may run all the same.</summary>
    public void AddJob(string id) => jobs.Add(id);

    /// <summary>Notes a file: an upload, or the result of a job.</summary>
    /// <param name="id">The file's identifier; null for a job without a file.</param>
    public void AddFile(string? id)
    {
        if (id is not null)
        {
            files.Add(id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (settings.Keep || jobs.Count + files.Count == 0)
        {
            return;
        }

        try
        {
            await RemoveAsync();
        }
        catch (Exception exception) when (exception is BatchJobException or TimeoutException)
        {
            // What the run itself has to say is more important.
            console.MarkupLineInterpolated($"[yellow]Not everything could be removed from the service: {exception.Message}[/]");
        }
    }

    private async Task RemoveAsync()
    {
        int removed = jobs.Count == 0 ? 0 : (await spss.Jobs.DeleteManyAsync(jobs)).Count;
        int deleted = 0;
        foreach (string id in files)
        {
            deleted += await spss.Files.DeleteAsync(id) ? 1 : 0;
        }

        console.MarkupLineInterpolated($"[grey]Removed from the service: jobs {removed}, files {deleted}.[/]");
    }
}
