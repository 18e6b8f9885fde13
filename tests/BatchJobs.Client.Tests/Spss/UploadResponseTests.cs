namespace BatchJobs.Client.Tests.Spss;

/// <summary>The document and the live service disagree about the answer to an upload, so several forms are understood.</summary>
public class UploadResponseTests
{
    private const string Address = "https://palbyp.pmservice.ibmcloud.com/pm/v1/file/drug_cap_stream";

    [Theory]
    [Clause("SPSS-F-10", "SPSS-F-22")]
    [InlineData(Address, Address)]
    [InlineData(Address + "\n", Address)]
    [InlineData("\"" + Address + "\"", Address)]
    [InlineData("""{"flag":true,"message":"detailed information"}""", "")]
    [InlineData("""{"flag":true,"message":"done","url":"https://h/pm/v1/file/x"}""", "https://h/pm/v1/file/x")]
    public async Task An_address_in_any_known_form_is_understood(string body, string expected)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, body);

        (await fixture.Files.UploadAsync("f", new MemoryStream([1]))).Should().Be(expected);
    }

    [Theory]
    [InlineData("""{"flag":false,"message":"reason"}""")]
    [InlineData("""{"flag":"true"}""")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData("\"no address\"")]
    [InlineData("""{"flag":true,"url":7}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("<html>https://h/</html>")]
    [InlineData("https://h/\n<html>")]
    [InlineData("ftp://h/x")]
    public async Task Anything_else_is_a_service_exception(string body)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, body);
        Func<Task> upload = () => fixture.Files.UploadAsync("f", new MemoryStream([1]));

        ServiceException exception = (await upload.Should().ThrowExactlyAsync<ServiceException>()).Which;

        exception.Operation.Should().Be("SPSS UploadFile");
        exception.BodyExcerpt.Should().Be(body.Length == 0 ? null : body);
    }

    [Fact]
    [Clause("SPSS-F-11")]
    public async Task The_reason_of_a_refusal_in_a_good_answer_is_kept()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, """{"flag":false,"message":"no model in it"}""");
        Func<Task> upload = () => fixture.Files.UploadAsync("f", new MemoryStream([1]));

        ServiceException exception = (await upload.Should().ThrowAsync<ServiceException>()).Which;

        exception.ServiceMessage.Should().Be("no model in it");
        exception.Message.Should().Contain("no model in it");
    }
}
