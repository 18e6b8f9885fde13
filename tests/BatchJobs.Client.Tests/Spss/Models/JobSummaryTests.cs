using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss.Models;

/// <summary>Of a list of jobs only the states are read, whatever else is in it.</summary>
public class JobSummaryTests
{
    [Fact]
    public async Task States_and_results_are_read_and_what_cannot_be_read_is_left_out()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, """
            [{"id":"a","status":"RUNNING","dbDefinitions":{"db":{"password":["secret"]}}}, null, 7, [{"id":"x","status":"RUNNING"}], {"status":"RUNNING"}, {"id":"b"},
             {"id":7,"status":"RUNNING"}, {"id":"\ud800","status":"RUNNING"}, {"id":"c","status":{"status":"RUNNING"}}, {"id":"d","status":"SUCCESS","result":{"jobId":7}},
             {"createdAt":"yesterday","ID":"e","Status":"paused","result":null},
             {"id":"f","id ":"g","status":"SUCCESS","result":{"jobId":"f","jobStatus":"SUCCESS","dataUrl":"https://spss.example.com/pm/v1/file/r"},"status ":"FAILED"}]
            """);

        IReadOnlyList<SpssJobSummary> jobs = await fixture.Jobs.ListSummariesAsync();

        jobs.Select(job => (job.Id, job.State.Value)).Should().Equal(("a", "RUNNING"), ("e", "paused"), ("f", "SUCCESS"));
        jobs.Select(job => job.Result?.DataUrl).Should().Equal(null, null, "https://spss.example.com/pm/v1/file/r");
    }

    [Fact]
    public async Task A_list_has_none_of_the_client_s_secrets()
    {
        await using var fixture = new SpssClientFixture();
        string key = SpssClientFixture.Key;
        fixture.Wire.Respond(200, $$"""
            [{"id":"a","status":"{{key}}"}, {"id":"b","status":"{{key}}"},
             {"id":"c","status":"FAILED","result":{"jobStatus":"FAILED","failureMsg":"No {{key}}.","dataUrl":"https://h.example.com/r?accesskey={{key}}" } }]
            """);

        IReadOnlyList<SpssJobSummary> jobs = await fixture.Jobs.ListSummariesAsync();

        jobs.Should().HaveCount(3);
        string.Concat(jobs.Select(job => $"{job} {job.Result?.FailureMessage} {job.Result?.DataUrl}")).Should().NotContain(key);
    }

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("""[{"id":"a","status":"RUNNING"}]""", 1)]
    public async Task A_list_may_be_empty(string body, int count)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, body);

        (await fixture.Jobs.ListSummariesAsync()).Should().HaveCount(count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[7]")]
    [InlineData("""["a","b"]""")]
    [InlineData("""[{"id":"a","status":"RUNNING"}""")]
    [InlineData("""[{"id":"a" "status":"RUNNING"}]""")]
    public async Task What_is_no_list_of_jobs_is_an_error(string body)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, body);
        Func<Task> list = () => fixture.Jobs.ListSummariesAsync();

        await list.Should().ThrowAsync<ServiceException>();
    }
}
