using System.Globalization;

namespace BatchJobs.Client.Tests.Jobs;

/// <summary>The table of <c>docs/waiting.md</c> says how many requests waits of three hours need.</summary>
public sealed class WaitingTableTests
{
    private static readonly TimeSpan JobTime = TimeSpan.FromHours(3);

    [Theory]
    [InlineData("SPSS", 1)]
    [InlineData("SPSS", 10)]
    [InlineData("SPSS", 200)]
    [InlineData("SPSS", 10_000)]
    [InlineData("DataFlux", 1)]
    [InlineData("DataFlux", 10)]
    [InlineData("DataFlux", 200)]
    [InlineData("DataFlux", 10_000)]
    [InlineData("Vitam", 1)]
    [InlineData("Vitam", 10)]
    [InlineData("Vitam", 200)]
    public async Task The_number_of_requests_is_that_of_the_page(string service, int waits)
    {
        await using var alone = new ManyJobsFixture();
        await (await alone.SubmitAsync(service, 1, JobTime))[0].WaitForCompletionAsync();
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync(service, waits, JobTime);

        await Task.WhenAll(jobs.Select(job => job.WaitForCompletionAsync()));

        (int lists, int singles) = Row(service, waits, loop: waits * alone.Polls, actual: $"{fixture.Lists:N0} | {fixture.Singles:N0}");
        fixture.Lists.Should().Be(lists);

        // Which of Vitam's tasks is polled by itself at which poll is left to chance.
        fixture.Singles.Should().BeCloseTo(singles, service == "Vitam" ? (uint)(waits + 9) : 0);
    }

    /// <summary>The lists and the single requests of a row of the table.</summary>
    private static (int Lists, int Singles) Row(string service, int waits, int loop, string actual)
    {
        string beginning = string.Create(CultureInfo.InvariantCulture, $"| {service} | {waits:N0} | {loop:N0} | ");
        string? row = File.ReadLines(Path.Combine(Root(), "docs", "waiting.md")).FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal));
        row.Should().NotBeNull($"docs/waiting.md needs a row {beginning}{actual} |");
        int[] cells = [.. row![beginning.Length..].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(cell => int.Parse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
        return (cells[0], cells[1]);
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "BatchJobs.Client.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("The repository is not above the tests.");
    }
}
