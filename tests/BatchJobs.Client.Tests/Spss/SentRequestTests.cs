namespace BatchJobs.Client.Tests.Spss;

/// <summary>What the documents want a request to be.</summary>
public class SentRequestTests
{
    [Theory]
    [Clause("SPSS-J-18", "SPSS-J-26")]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task A_definition_is_sent_as_JSON(string method)
    {
        await using var fixture = new SpssClientFixture();
        (string Method, string? Type) sent = default;
        fixture.Wire.Otherwise = (request, forward, _) =>
        {
            sent = (request.Method.Method, request.Content?.Headers.ContentType?.ToString());
            return forward();
        };

        await (method == "POST" ? fixture.Jobs.SubmitAsync("j", TestData.Training()) : (Task)fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Training()));

        sent.Should().Be((method, "application/json"));
    }
}
