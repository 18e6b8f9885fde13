using BatchJobs.Client;
using BatchJobs.Testing.Spss;

namespace TestingYourCode;

/// <summary>Jobs that take their time and succeed.</summary>
public sealed class WhenAllGoesWell : ScoringTest
{
    [Fact]
    public async Task A_job_of_three_hours_takes_no_time()
    {
        Server.Spss.WhenSubmitted(job => job.Action == "BATCH_SCORE").RunFor(TimeSpan.FromHours(3)).ThenSucceed("Age\tDrug\r\n"u8.ToArray());

        string scores = await ScoreAsync();

        scores.Should().Be("Age\tDrug\r\n");
        FakeSpssJob job = Server.Spss.Jobs[JobId];
        (job.FinishedAt - job.CreatedAt).Should().BeGreaterThan(TimeSpan.FromHours(3));
    }

    [Fact]
    public async Task The_caller_is_told_how_far_the_job_is()
    {
        var updates = new List<JobUpdate>();

        await ScoreAsync(new WaitOptions
        {
            OnUpdate = (update, _) =>
            {
                updates.Add(update);
                return ValueTask.CompletedTask;
            },
        });

        updates.Select(update => update.State).Distinct().Should().Equal("PENDING", "RUNNING", "SUCCESS");
        updates.Should().BeInAscendingOrder(update => update.Elapsed);
    }

    [Fact]
    public async Task The_job_is_submitted_as_the_service_wants_it()
    {
        await ScoreAsync();

        SubmittedSpssJob submitted = Server.Spss.Jobs[JobId].Submitted;
        submitted.Action.Should().Be("BATCH_SCORE");
        submitted.ModelId.Should().Be("drug1n");
        submitted.Parameter("p1").Should().Be("v1");
        submitted.ReportFormat.Should().Be("TAB");
        submitted.Inputs.Should().ContainSingle().Which.Table.Should().Be("DRUG1N");
        submitted.Exports.Should().BeEmpty();
        Server.Spss.Files["drug1n"].Should().Equal("a stream"u8.ToArray());
    }
}
