using System.Globalization;

namespace BatchJobs.Conformance.Spss;

/// <summary>Many requests at once.</summary>
public sealed class Concurrency
{
    [Theory, AllHosts]
    [Clause("SPSS-J-20")]
    public async Task Of_fifty_submissions_of_one_id_one_is_accepted_and_the_others_conflict(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer[] answers = await AllAtOnceAsync(50, _ => wire.PostJobAsync("one"));

        answers.Count(answer => answer.Status == 200).Should().Be(1);
        answers.Count(answer => answer.Status == 409).Should().Be(49);
        wire.Server.Spss.Jobs.Should().ContainSingle();
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-10")]
    public async Task Of_fifty_puts_of_one_id_one_creates_and_the_job_runs_once(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");

        WireAnswer[] answers = await AllAtOnceAsync(50, _ => wire.PutJobAsync("one"));
        await wire.AdvanceAsync(600);

        answers.Count(answer => answer.Status == 201).Should().Be(1);
        answers.Count(answer => answer.Status == 200).Should().Be(49);
        wire.Server.Spss.Jobs["one"].Runs.Should().Be(1);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-22")]
    public async Task Two_hundred_submissions_end_in_one_run_each(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.Servers = 7;
        await wire.PutFileAsync("drug1n");

        WireAnswer[] answers = await AllAtOnceAsync(200, i => wire.PostJobAsync(string.Create(CultureInfo.InvariantCulture, $"j{i}")));
        await wire.AdvanceAsync(3600);

        answers.Should().OnlyContain(answer => answer.Status == 200);
        wire.Server.Spss.Jobs.Should().HaveCount(200).And.OnlyContain(job => job.Runs == 1 && job.State == "SUCCESS");
    }

    [Theory, AllHosts]
    public async Task Of_fifty_deletions_of_one_job_one_counts_it(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("one");

        WireAnswer[] answers = await AllAtOnceAsync(50, _ => wire.DeleteAsync("jobs/one"));

        answers.Should().OnlyContain(answer => answer.Status == 200);
        answers.Count(answer => answer.Text == "1").Should().Be(1);
        answers.Count(answer => answer.Text == "0").Should().Be(49);
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-15")]
    public async Task Of_fifty_deletions_of_one_file_one_succeeds(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("one");

        WireAnswer[] answers = await AllAtOnceAsync(50, _ => wire.DeleteAsync("file/one"));

        answers.Count(answer => answer.Status == 200).Should().Be(1);
        answers.Count(answer => answer.Status == 404).Should().Be(49);
    }

    [Theory, AllHosts]
    public async Task A_download_during_uploads_sees_one_of_the_files_whole(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string[] contents = [new string('a', 200_000), new string('b', 300_000)];
        await wire.PutFileAsync("one", contents[0]);

        WireAnswer[] answers = await AllAtOnceAsync(60, i => i % 2 == 0 ? wire.GetAsync("file/one") : wire.PutFileAsync("one", contents[i / 2 % 2]));

        answers.Where((_, i) => i % 2 == 0).Should().OnlyContain(answer => contents.Contains(answer.Text));
    }

    [Theory, AllHosts]
    public async Task Jobs_that_are_submitted_deleted_and_listed_while_time_passes_leave_nothing_behind(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");

        Task<WireAnswer[]> requests = AllAtOnceAsync(40, async i =>
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"j{i}");
            (await wire.PostJobAsync(id)).Status.Should().Be(200);
            (await wire.GetAsync("jobs")).Status.Should().Be(200);
            return await wire.DeleteAsync($"jobs/{id}");
        });
        for (int i = 0; i < 20; i++)
        {
            await wire.AdvanceAsync(1);
        }

        (await requests).Should().OnlyContain(answer => answer.Text == "1");
        await wire.AdvanceAsync(60);
        wire.Server.Spss.Jobs.Should().BeEmpty();
    }

    private static Task<WireAnswer[]> AllAtOnceAsync(int count, Func<int, Task<WireAnswer>> send) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => send(i))));
}
