namespace BatchJobs.Client.Tests.DataFlux;

/// <summary>What the service's error says is in the exception's message, in short.</summary>
public class DataFluxErrorTests
{
    [Theory]
    [InlineData("""{"message":"no such flow","remediation":"Upload it.","details":["path: /x","code 7",8]}""", "answered 404: no such flow | Upload it.; path: /x; code 7")]
    [InlineData("""{"message":"no such flow","remediation":"","details":[]}""", "answered 404: no such flow")]
    [InlineData("""{"message":"no such flow","remediation":null,"details":"one text"}""", "answered 404: no such flow | one text")]
    [InlineData("""{"description":"no such flow","remediation":"Upload it."}""", "answered 404: no such flow | Upload it.")]
    [InlineData("""{"message":"no such flow","remediation":{},"details":[null,""]}""", "answered 404: no such flow")]
    [InlineData("""{"remediation":"Upload it."}""", """answered 404: {"remediation":"Upload it."}""")]
    [InlineData("", "answered 404.")]
    public async Task Remediation_and_details_follow_the_message(string body, string end)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(404, body);

        (await fixture.Flows.Invoking(flows => flows.GetAsync("x")).Should().ThrowAsync<ResourceNotFoundException>()).Which.Message.Should().EndWith(end);
    }

    [Fact]
    public async Task They_are_short_and_without_secrets()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(400, $$"""{"message":"no","details":["{{DataFluxClientFixture.Password}} is wrong","{{new string('x', 500)}}"]}""");

        ServiceException exception = (await fixture.Flows.Invoking(flows => flows.GetAsync("x")).Should().ThrowAsync<ServiceException>()).Which;

        exception.Message.Should().Contain("answered 400: no | *** is wrong; xxx").And.EndWith("xxx…");
        exception.Message.Length.Should().BeLessThan(300);
        exception.ServiceMessage.Should().Be("no");
    }
}
