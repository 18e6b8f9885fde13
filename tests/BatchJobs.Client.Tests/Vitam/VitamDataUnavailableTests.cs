using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam;

/// <summary>461 says that data cannot be had yet, and for which data was asked.</summary>
public class VitamDataUnavailableTests
{
    [Theory]
    [InlineData("", new string[] { })]
    [InlineData("{}", new string[] { })]
    [InlineData("<html>", new string[] { })]
    [InlineData("[]", new string[] { })]
    [InlineData("""[{"accessRequestId":"\ud800"}]""", new string[] { })]
    [InlineData("""[{"accessRequestId":"a","strategyId":"s","offerId":"o"},{"accessRequestId":"b","strategyId":"s","offerId":null}]""", new[] { "a s o", "b s " })]
    [InlineData("""[5,null,{"accessRequestId":null,"strategyId":7},{}]""", new[] { "  ", "  " })]
    [Clause("VITAM-R-03")]
    public async Task The_requests_for_the_data_are_kept_and_nothing_is_sent_again(string body, string[] requests)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(461, body, ("X-Request-Id", "r"), ("Retry-After", "3600"));

        VitamDataUnavailableException refusal =
            (await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<VitamDataUnavailableException>()).Which;

        refusal.AccessRequests.Select(request => $"{request.AccessRequestId} {request.StrategyId} {request.OfferId}").Should().Equal(requests);
        ((int)refusal.StatusCode, refusal.IsTransient, refusal.RetryAfter, refusal.RequestId).Should().Be((461, true, TimeSpan.FromHours(1), "r"));
        refusal.Message.Should().StartWith("Vitam SubmitTask (POST /tasks) answered 461, as data that the step needs cannot be had yet: submit it again later");
        fixture.Wire.Sent.Should().ContainSingle();
    }

    [Theory]
    [InlineData(VitamClientFixture.Key)]
    [InlineData("s3cret")]
    public async Task The_key_is_masked(string key)
    {
        await using var fixture = new VitamClientFixture(options => options.PlatformKey = key);
        fixture.Wire.Respond(461, $$"""[{"accessRequestId":"{{key}}","strategyId":"{{key}}","offerId":"{{key}}"}]""", ("X-Application-Id", key));

        VitamDataUnavailableException refusal =
            (await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<VitamDataUnavailableException>()).Which;

        refusal.AccessRequests.Should().Equal(new VitamAccessRequest("***", "***", "***"));
        refusal.ResponseHeaders["X-Application-Id"].Should().Be("***");
        $"{refusal} {refusal.BodyExcerpt}".Should().NotContain(key);
    }

    [Fact]
    public void A_test_can_make_one()
    {
        var refusal = new VitamDataUnavailableException("Later.", new VitamAccessRequest("a", "s"));

        ((int)refusal.StatusCode, refusal.IsTransient, refusal.AccessRequests.Count).Should().Be((461, true, 1));
        new PreconditionFailedException("No.").StatusCode.Should().Be(System.Net.HttpStatusCode.PreconditionFailed);
        ((Action)(() => _ = new VitamDataUnavailableException("Later.", null!))).Should().Throw<ArgumentNullException>();
    }
}
