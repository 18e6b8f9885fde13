using BatchJobs.Testing.Spss;

namespace BatchJobs.Conformance.Spss;

/// <summary>Uploads that the service refuses as the documents' example of a failure has it.</summary>
public sealed class RefusedUploads
{
    [Theory, AllHosts]
    [Clause("SPSS-F-11", "SPSS-U-38")]
    public async Task A_refusal_is_200_with_a_flag_and_the_reason_and_stores_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("old", "old");
        wire.Server.Spss.Files.RefuseUpload("f1", "The stream has no scoring branch.");
        wire.Server.Spss.Files.RefuseUpload("old", "Too new.");

        WireAnswer answer = await wire.PutFileAsync("f1");
        await wire.PutFileAsync("old", "new");

        answer.Status.Should().Be(200);
        answer.ContentType.Should().StartWith("application/json");
        answer.Text.Should().Be("""{"flag":false,"message":"The stream has no scoring branch."}""");
        (await wire.GetAsync("file")).Text.Should().Be("""["old"]""");
        (await wire.GetAsync("file/old")).Text.Should().Be("old");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-38")]
    public async Task Each_call_refuses_one_upload_under_the_identifier_in_their_order(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Files.RefuseUpload("f1", "first");
        wire.Server.Spss.Files.RefuseUpload("f1", "second");

        (await wire.PutFileAsync("other")).Text.Should().EndWith("/file/other");
        (await wire.PutFileAsync("f1")).Text.Should().Contain("first");
        (await wire.PutFileAsync("f1")).Text.Should().Contain("second");
        (await wire.PutFileAsync("f1")).Text.Should().EndWith("/file/f1");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-38")]
    public async Task An_upload_that_is_none_does_not_count(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Files.RefuseUpload("f1", "reason");

        (await wire.PutBodyAsync("f1", "no form")).Status.Should().Be(500);
        (await wire.PutBodyAsync("f1", "no form", "text/plain")).Status.Should().Be(415);

        (await wire.PutFileAsync("f1")).Text.Should().Contain("reason");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-38")]
    public async Task The_journal_tells_the_reason(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Files.RefuseUpload("f1", "The stream has no scoring branch.");

        await wire.PutFileAsync("f1");
        await wire.PutFileAsync("f1");

        wire.Server.Journal.Of(SpssOperation.UploadFile).Select(entry => (entry.Status, entry.Reason))
            .Should().Equal((200, "The stream has no scoring branch."), (200, null));
    }
}
