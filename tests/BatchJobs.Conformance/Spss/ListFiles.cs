namespace BatchJobs.Conformance.Spss;

/// <summary><c>GET /pm/v1/file</c></summary>
public sealed class ListFiles
{
    [Theory, AllHosts]
    [Clause("SPSS-F-30")]
    public async Task Without_files_the_array_is_empty(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.GetAsync("file");

        answer.Status.Should().Be(200);
        answer.ContentType.Should().StartWith("application/json");
        answer.Text.Should().Be("[]");
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-18")]
    public async Task The_array_holds_the_ids_as_strings(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1");
        await wire.PutFileAsync("a%20%22b%22");

        WireAnswer answer = await wire.GetAsync("file");

        answer.Json.EnumerateArray().Select(id => id.GetString()).Should().BeEquivalentTo("f1", "a \"b\"");
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-17")]
    public async Task A_trailing_slash_is_tolerated(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1");

        WireAnswer answer = await wire.GetAsync("file/");

        answer.Status.Should().Be(200);
        answer.Text.Should().Be("[\"f1\"]");
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-15")]
    public async Task A_deleted_file_is_no_longer_listed(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1");
        await wire.DeleteAsync("file/f1");

        (await wire.GetAsync("file")).Text.Should().Be("[]");
    }

    [Theory, AllHosts]
    [Clause("SPSS-O-01")]
    public async Task Jobs_are_not_files(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");

        (await wire.GetAsync("file")).Text.Should().Be("[]");
    }
}
