using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam.Models;

/// <summary>The document requires none of the numbers of a list.</summary>
public class VitamTaskListTests
{
    [Theory]
    [InlineData("""{"hits":{"total":null,"size":null,"offset":null,"limit":null},"results":["a"]}""", "1 of 1 tasks", false)]
    [InlineData("""{"hits":null,"context":null,"results":["a"]}""", "1 of 1 tasks", false)]
    [InlineData("""{"results":["a"]}""", "1 of 1 tasks", false)]
    [InlineData("""{"results":[]}""", "0 of 0 tasks", false)]
    [InlineData("""{"hits":{"total":1},"results":["a"]}""", "1 of 1 tasks", false)]
    [InlineData("""{"hits":{"total":2},"results":["a"]}""", "1 of 2 tasks", true)]
    [InlineData("""{"hits":{"total":2,"offset":1},"results":["a"]}""", "1 of 2 tasks", false)]
    [InlineData("""{"hits":{"total":10,"size":3,"offset":0,"limit":100},"results":["a"]}""", "1 of 10 tasks", true)]
    [Clause("VITAM-D-09")]
    public async Task A_list_may_leave_its_numbers_open(string body, string text, bool hasMore)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, body);

        VitamTaskList list = await fixture.Tasks.ListAsync();

        list.ToString().Should().Be(text);
        list.HasMore.Should().Be(hasMore);
        list.Hits.Limit.Should().Be(body.Contains("100", StringComparison.Ordinal) ? 100 : 0);
    }

    [Fact]
    public void A_list_that_a_test_has_made_says_how_many_it_has() =>
        new VitamTaskList { Ids = ["a", "b"] }.ToString().Should().Be("2 of 2 tasks");
}
