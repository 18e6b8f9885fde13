using BatchJobs.Client;
using BatchJobs.Testing.Spss;

namespace TestingYourCode;

/// <summary>What the program sees when the service, its operator or its own settings stand in the way.</summary>
public sealed class WhenSomethingGoesWrong : ScoringTest
{
    [Fact]
    public async Task A_failed_job_says_why()
    {
        Server.Spss.WhenSubmitted(job => job.Id == JobId).ThenFail("Table DRUG1N does not exist.");

        Func<Task> score = () => ScoreAsync();

        (await score.Should().ThrowAsync<JobFailedException>()).Which.Update.Message.Should().Be("Table DRUG1N does not exist.");
    }

    [Fact]
    public async Task A_job_that_its_operator_deletes_while_it_runs_is_canceled()
    {
        Server.Spss.WhenSubmitted(job => job.Id == JobId).RunFor(Timeout.InfiniteTimeSpan);

        // Else the canceled job is soon gone, and a client that polls less often than that finds it missing.
        Server.Spss.Options.CanceledJobsStay = true;

        // Somebody else, who deletes the job as soon as it runs.
        var whileWaiting = new WaitOptions
        {
            OnUpdate = (update, _) =>
            {
                if (update.Phase == JobPhase.Running)
                {
                    Server.Spss.Jobs[update.JobId].Delete();
                }

                return ValueTask.CompletedTask;
            },
        };
        Func<Task> score = () => ScoreAsync(whileWaiting);

        (await score.Should().ThrowAsync<JobCanceledException>()).Which.Update.State.Should().Be("CANCELED");
    }

    [Fact]
    public async Task A_wrong_access_key_is_refused_before_anything_happens()
    {
        Server.Spss.Options.AccessKey = "another key";

        Func<Task> score = () => ScoreAsync();

        (await score.Should().ThrowAsync<AccessDeniedException>()).Which.Message.Should().NotContain("key-of-production");
        Server.Spss.Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task A_response_that_is_lost_starts_no_second_job()
    {
        Server.Faults.On(SpssOperation.SubmitJob).Once().LoseResponse();

        string scores = await ScoreAsync();

        scores.Should().NotBeEmpty();
        Server.Spss.Jobs[JobId].Runs.Should().Be(1);
    }

    [Fact]
    public async Task A_gateway_that_cannot_reach_the_service_twice_does_not_end_the_wait()
    {
        Server.Spss.WhenSubmitted(job => job.Id == JobId).RunFor(TimeSpan.FromHours(1));
        Server.Faults.On(SpssOperation.GetJobStatus).From(5).Times(2).RespondAsGateway(502);

        string scores = await ScoreAsync();

        scores.Should().NotBeEmpty();
    }
}
