using System.Text;
using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Http;

/// <summary>A long body is read whole, whatever its header says of its length.</summary>
public sealed class LongBodyTests
{
    private const int Length = 200_000;

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-50_000)]
    [InlineData(1)]
    [InlineData(50_000)]
    public async Task A_length_that_is_wrong_cuts_nothing_off(int difference)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Otherwise = (_, _, _) => Task.FromResult(Response(new MemoryStream(Body()), Length + difference));

        SpssJobList jobs = await fixture.Jobs.ListAsync();

        jobs.Should().ContainSingle().Which.Id.Should().Be("j");
    }

    [Fact]
    public async Task A_body_that_breaks_is_asked_for_again()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Then((_, _, _) => Task.FromResult(Response(new BreakingStream(), Length)), times: 2);
        fixture.Wire.Otherwise = (_, _, _) => Task.FromResult(Response(new MemoryStream(Body()), Length));

        (await fixture.Jobs.ListAsync()).Should().ContainSingle();

        fixture.Wire.Seen.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_body_that_stops_is_given_up_after_the_time_of_an_attempt()
    {
        await using var fixture = new SpssClientFixture(options => options.Retry.MaxRetryAttempts = 0);
        fixture.Wire.Otherwise = (_, _, _) => Task.FromResult(Response(new SilentStream("["), Length));
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        Func<Task> list = () => fixture.Jobs.ListAsync();

        await list.Should().ThrowAsync<RequestTimeoutException>();

        (fixture.Server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromSeconds(100));
    }

    private static byte[] Body()
    {
        string job = """{"id":"j","status":"RUNNING","namespace":"n","storageId":"s","createdAt":1,"creater":"c"}""";
        return Encoding.UTF8.GetBytes($"[{job}{new string(' ', Length - job.Length - 2)}]");
    }

    private static HttpResponseMessage Response(Stream body, int length) => new()
    {
        Content = new StreamContent(body) { Headers = { ContentType = new("application/json"), ContentLength = length } },
    };
}
