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
internal sealed class SpssWorkspace(SpssClient spss, SpssSettings settings, TimeProvider time, IAnsiConsole console) : IAsyncDisposable
{
    private readonly string suffix = string.Create(
        CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");

    private readonly HashSet<string> jobs = [];
    private readonly HashSet<string> files = [];

    /// <summary>A job's identifier. It is noted before it is used: a lost answer may have created the job.</summary>
    public string NewJobId(string name) => Note(jobs, $"{name}-{suffix}");

    /// <summary>A file's identifier.</summary>
    public string NewFileId(string name) => Note(files, $"{name}-{suffix}");

    /// <summary>Notes a job's result, which the service has named.</summary>
    public void Add(SpssJobResult result)
    {
        if (result.FileId is { } id)
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

    private static string Note(HashSet<string> ids, string id)
    {
        ids.Add(id);
        return id;
    }

    private async Task RemoveAsync()
    {
        int removed = jobs.Count == 0 ? 0 : (await spss.Jobs.DeleteAsync(jobs)).Count;
        int deleted = 0;
        foreach (string id in files)
        {
            deleted += await TryDeleteFileAsync(id) ? 1 : 0;
        }

        console.MarkupLineInterpolated($"[grey]Removed from the service: {removed} jobs, {deleted} files.[/]");
    }

    private async Task<bool> TryDeleteFileAsync(string id)
    {
        try
        {
            await spss.Files.DeleteAsync(id);
            return true;
        }
        catch (ResourceNotFoundException)
        {
            return false;
        }
    }
}
