using System.IO.Compression;
using BatchJobs.Client.Spss;
using BatchJobs.Testing.Spss;

namespace BatchJobs.Client.Tests.Spss;

public class SpssJobResultTests
{
    [Fact]
    [Clause("SPSS-F-24")]
    public async Task A_result_is_read_through_the_clients_own_endpoint()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.Options.PublicUrl = new Uri("https://palbyp.pmservice.ibmcloud.com");
        fixture.Server.Spss.WhenSubmitted(_ => true).ThenSucceed([9]);
        SpssJobResult result = await (await fixture.Jobs.SubmitAsync("j", TestData.Scoring())).WaitForCompletionAsync();

        await using Stream content = await result.OpenReadAsync();

        content.ReadByte().Should().Be(9);
        result.DataUrl.Should().StartWith("https://palbyp.pmservice.ibmcloud.com/pm/v1/file/");
        fixture.Wire.Seen.Should().OnlyContain(request => request.Address.Host == "spss.example.com");
    }

    [Fact]
    [Clause("SPSS-T-14")]
    public async Task A_job_that_wrote_to_a_table_has_no_file()
    {
        await using var fixture = new SpssClientFixture();
        SpssJobResult result = await (await fixture.Jobs.SubmitAsync("j", TestData.ScoringToTable())).WaitForCompletionAsync();
        Func<Task> open = () => result.OpenReadAsync();
        Func<Task> delete = () => result.DeleteAsync();

        result.DataUrl.Should().BeNull();
        result.FileId.Should().BeNull();
        await open.Should().ThrowAsync<InvalidOperationException>().WithMessage("*no file*");
        await delete.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task An_address_that_ends_with_no_identifier_is_called_so()
    {
        await using var fixture = new SpssClientFixture();
        var result = new SpssJobResult("j", "https://other.example.com/pm/v1/file/..", fixture.Files);
        Func<Task> open = () => result.OpenReadAsync();

        await open.Should().ThrowAsync<InvalidOperationException>().WithMessage("*dataUrl 'https://other.example.com/pm/v1/file/..' does not end with the identifier of a file*");
    }

    [Fact]
    public async Task The_documents_of_an_evaluation_are_read_from_their_archive()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.Options.DocumentNodes = [new SpssDocumentNode("Analysis", "HTML"), new SpssDocumentNode("Table", "HTML")];
        SpssJob job = await fixture.Jobs.SubmitAsync("j", JobDefinition.Evaluation(TestData.Stream, ReportFormat.Html).Build());

        await using ZipArchive documents = await (await job.WaitForCompletionAsync()).OpenDocumentsAsync();

        documents.Entries.Select(entry => entry.Name).Should().BeEquivalentTo("Analysis.html", "Table.html");
        foreach (ZipArchiveEntry entry in documents.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            (await reader.ReadToEndAsync()).Should().NotBeEmpty();
        }
    }

    [Fact]
    public async Task What_is_no_archive_has_no_documents()
    {
        await using var fixture = new SpssClientFixture();
        SpssJobResult result = await (await fixture.Jobs.SubmitAsync("j", TestData.Training())).WaitForCompletionAsync();

        await result.Invoking(one => one.OpenDocumentsAsync()).Should().ThrowAsync<InvalidDataException>();
    }

    [Fact]
    public async Task A_result_can_be_deleted()
    {
        await using var fixture = new SpssClientFixture();
        SpssJobResult result = await (await fixture.Jobs.SubmitAsync("j", TestData.Training())).WaitForCompletionAsync();
        Func<Task> open = () => result.OpenReadAsync();

        await result.DeleteAsync();

        await open.Should().ThrowAsync<ResourceNotFoundException>();
    }

    [Theory]
    [Clause("SPSS-J-62")]
    [InlineData("https://h/pm/v1/file/abc", "abc")]
    [InlineData("https://h/pm/v1/file/abc/", "abc")]
    [InlineData("https://h/pm/v1/file/abc?accesskey=x", "abc")]
    [InlineData("/pm/v1/file/abc", "abc")]
    [InlineData("abc", "abc")]
    [InlineData("https://h/pm/v1/file/a%2Fb", null)]
    [InlineData("https://h/pm/v1/file/..", null)]
    [InlineData("https://h", null)]
    [InlineData("https://h/", null)]
    [InlineData("", null)]
    public async Task The_identifier_is_the_last_segment_of_the_address(string dataUrl, string? id)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, $$"""{"jobStatus":"SUCCESS","dataUrl":"{{dataUrl}}"}""");

        (await fixture.Jobs.GetHandle("j").WaitForCompletionAsync()).FileId.Should().Be(id);
    }
}
