namespace BatchJobs.Conformance.Spss;

/// <summary><c>GET /pm/v1/file</c></summary>
public sealed class ListFiles
{
    [Theory, BothDoors]
    public async Task Without_files_the_array_is_empty(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        WireAnswer answer = await wire.GetAsync("file");

        answer.Status.Should().Be(200);
        answer.ContentType.Should().StartWith("application/json");
        answer.Text.Should().Be("[]");
    }

    [Theory, BothDoors]
    public async Task The_array_holds_the_ids_as_strings(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.PutFileAsync("f1");
        await wire.PutFileAsync("a%20%22b%22");

        WireAnswer answer = await wire.GetAsync("file");

        answer.Json.EnumerateArray().Select(id => id.GetString()).Should().BeEquivalentTo("f1", "a \"b\"");
    }

    [Theory, BothDoors]
    public async Task A_trailing_slash_is_tolerated(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.PutFileAsync("f1");

        WireAnswer answer = await wire.GetAsync("file/");

        answer.Status.Should().Be(200);
        answer.Text.Should().Be("[\"f1\"]");
    }

    [Theory, BothDoors]
    public async Task A_deleted_file_is_no_longer_listed(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.PutFileAsync("f1");
        await wire.DeleteAsync("file/f1");

        (await wire.GetAsync("file")).Text.Should().Be("[]");
    }

    [Theory, BothDoors]
    public async Task Jobs_are_not_files(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.PostJobAsync("j1");

        (await wire.GetAsync("file")).Text.Should().Be("[]");
    }
}
