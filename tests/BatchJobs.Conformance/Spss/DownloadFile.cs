namespace BatchJobs.Conformance.Spss;

/// <summary><c>GET /pm/v1/file/{id}</c></summary>
public sealed class DownloadFile
{
    [Theory, AllHosts]
    [Clause("SPSS-F-19", "SPSS-F-20")]
    public async Task A_file_is_answered_with_200_and_its_bytes_as_an_octet_stream(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1", "stream");

        WireAnswer answer = await wire.GetAsync("file/f1");

        answer.Status.Should().Be(200);
        answer.ContentType.Should().Be("application/octet-stream");
        answer.Text.Should().Be("stream");
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-21")]
    public async Task An_unknown_file_is_answered_with_404(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.GetAsync("file/nobody");

        answer.Status.Should().Be(404);
        answer.Text.Should().Contain("nobody");
    }

    [Theory, AllHosts]
    [Clause("SPSS-O-01")]
    public async Task A_job_is_not_a_file(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("same");

        (await wire.GetAsync("file/same")).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-14")]
    public async Task The_url_that_an_upload_returns_leads_to_the_file(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string id in (string[])["f1", "a%20b", "%C3%A9", "a%2Bb", "100%25", "a%23b%3Fc", "%22"])
        {
            string url = (await wire.PutFileAsync(id, id)).Text;

            WireAnswer answer = await wire.SendAsync("GET", new Uri(url).PathAndQuery + "?accesskey=k");

            answer.Text.Should().Be(id);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-07", "SPSS-J-61", "SPSS-F-19")]
    public async Task A_result_is_downloaded_from_its_data_url(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(_ => true).ThenSucceed([0, 255, 13, 10]);

        WireAnswer answer = await wire.DownloadAsync(await wire.RunAsync("j1"));

        answer.Status.Should().Be(200);
        answer.ContentType.Should().Be("application/octet-stream");
        answer.Bytes.Should().Equal(0, 255, 13, 10);
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-06")]
    public async Task An_overwritten_file_is_downloaded_as_it_is_now(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1", "old");
        await wire.GetAsync("file/f1");
        await wire.PutFileAsync("f1", "new");

        (await wire.GetAsync("file/f1")).Text.Should().Be("new");
    }
}
