using System.Globalization;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;

namespace BatchJobs.Client.Tests.Jobs;

/// <summary>The table of <c>docs/waiting.md</c> says how many requests waits of three hours need.</summary>
public sealed class WaitingTableTests
{
    private static readonly TimeSpan JobTime = TimeSpan.FromHours(3);

    [Theory]
    [InlineData("SPSS", 1)]
    [InlineData("SPSS", 10)]
    [InlineData("SPSS", 200)]
    [InlineData("DataFlux", 1)]
    [InlineData("DataFlux", 10)]
    [InlineData("DataFlux", 200)]
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

    /// <summary>Ten thousand jobs without a wire, which would take the time: the client's requests are those to its interface.</summary>
    [Fact]
    public async Task Ten_thousand_waits_need_as_many_requests_as_ten()
    {
        await using var server = new FakeBatchServer();
        var service = new StubJobs(server.Clock, 10_000, JobTime);
        var options = new SpssClientOptions();
        options.Polling.Jitter = 0;
        await using var client = new SpssClient(service, new NoFiles(), options, server.Clock);

        await Task.WhenAll(Enumerable.Range(0, 10_000).Select(i => client.Jobs.GetHandle(StubJobs.Id(i)).WaitForCompletionAsync()));

        (int lists, int singles) = Row("SPSS", 10_000, loop: 3_680_000, actual: $"{service.Lists:N0} | {service.Singles:N0}");
        service.Lists.Should().Be(lists);
        service.Singles.Should().Be(singles);
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

    private sealed class StubJobs(TimeProvider time, int count, TimeSpan duration) : ISpssJobsApi
    {
        private readonly DateTimeOffset end = time.GetUtcNow() + duration;
        private readonly SpssJobSummary[] running = List(count, SpssJobState.Running);
        private readonly SpssJobSummary[] ended = List(count, SpssJobState.Success);

        public int Lists { get; private set; }

        public int Singles { get; private set; }

        private bool IsOver => time.GetUtcNow() >= end;

        public static string Id(int number) => $"job-{number}";

        public Task<IReadOnlyList<SpssJobSummary>> ListSummariesAsync(CancellationToken cancellationToken = default)
        {
            Lists++;
            return Task.FromResult<IReadOnlyList<SpssJobSummary>>(IsOver ? ended : running);
        }

        public Task<SpssJobList> ListAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<SpssJobStatus> GetStatusAsync(string id, CancellationToken cancellationToken = default)
        {
            Singles++;
            return Task.FromResult(new SpssJobStatus { JobId = id, State = IsOver ? SpssJobState.Success : SpssJobState.Running });
        }

        public Task<SpssJobDetails> GetAsync(string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<SpssJobDetails> SubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<SpssSubmittedJob> SubmitOrResubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<int> DeleteAsync(string ids, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        private static SpssJobSummary[] List(int count, SpssJobState state) =>
            [.. Enumerable.Range(0, count).Select(i => new SpssJobSummary(Id(i), state, state.Phase == JobPhase.Succeeded ? new SpssJobStatus { State = state } : null))];
    }

    private sealed class NoFiles : ISpssFilesApi
    {
        public Task<SpssUploadedFile> UploadAsync(string id, SpssFileUpload file, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<Stream> DownloadAsync(string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task DeleteAsync(string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
