namespace BatchJobs.Client.Tests.Errors;

public class JobFailedExceptionTests
{
    [Theory]
    [InlineData(8192, false)]
    [InlineData(8193, true)]
    [InlineData(1 << 20, true)]
    public async Task A_long_reason_is_told_in_short_and_kept_whole(int length, bool isCut)
    {
        await using var fixture = new SpssClientFixture();
        string reason = new('x', length);
        fixture.Server.Spss.WhenSubmitted(_ => true).ThenFail(reason);
        IBatchJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        JobFailedException exception = (await job.Invoking(one => one.WaitForCompletionAsync()).Should().ThrowAsync<JobFailedException>()).Which;

        exception.Message.Should().Be($"Job 'j' failed: {new string('x', Math.Min(length, 8192))}{(isCut ? "…" : "")}");
        exception.Update.Message.Should().Be(reason);
    }
}
