namespace BatchJobs.Conformance.Spss;

/// <summary><c>PUT /pm/v1/file/{id}</c></summary>
public sealed class UploadFile
{
    [Theory, AllHosts]
    [Clause("SPSS-F-09", "SPSS-F-14", "SPSS-F-22", "SPSS-F-23", "SPSS-U-11")]
    public async Task The_answer_is_the_bare_url_of_the_file(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PutFileAsync("drug_cap_stream");

        answer.Status.Should().Be(200);
        answer.Text.Should().Be(wire.Address + "pm/v1/file/drug_cap_stream");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-10")]
    public async Task The_answer_claims_to_be_JSON(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PutFileAsync("f1")).ContentType.Should().StartWith("application/json");
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-29")]
    public async Task The_filename_does_not_matter(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string name in (string[])["..\\..\\x", "a;b\\\"c", "\u00e9", ""])
        {
            WireAnswer answer = await wire.PutPartAsync("f1", $"Content-Disposition: form-data; name=\"model_file\"; filename=\"{name}\"", name);

            answer.Status.Should().Be(200, name);
            (await wire.GetAsync("file/f1")).Text.Should().Be(name);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-12")]
    public async Task The_boundary_may_be_quoted_and_surrounded_by_other_parameters(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        const string body = "--a b:c\r\nContent-Disposition: form-data; name=\"model_file\"\r\n\r\ns\r\n--a b:c--";

        WireAnswer answer = await wire.PutBodyAsync("f1", body, "Multipart/Form-Data; charset=utf-8; Boundary=\"a b:c\"; x=y");

        answer.Status.Should().Be(200);
        (await wire.GetAsync("file/f1")).Text.Should().Be("s");
    }

    [Theory, AllHosts]
    public async Task Text_before_the_first_and_after_the_last_boundary_is_ignored(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        const string body = "preamble\r\n--b\r\nContent-Disposition: form-data; name=\"model_file\"\r\n\r\ns\r\n--b--\r\nepilogue";

        (await wire.PutBodyAsync("f1", body)).Status.Should().Be(200);

        (await wire.GetAsync("file/f1")).Text.Should().Be("s");
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-06", "SPSS-F-13")]
    public async Task An_existing_file_is_silently_overwritten(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        WireAnswer first = await wire.PutFileAsync("f1", "old and long");

        WireAnswer second = await wire.PutFileAsync("f1", "new");

        second.Status.Should().Be(200);
        second.Text.Should().Be(first.Text);
        (await wire.GetAsync("file/f1")).Text.Should().Be("new");
        (await wire.GetAsync("file")).Text.Should().Be("[\"f1\"]");
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-28")]
    public async Task The_content_is_not_checked(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string content in (string[])["", "not a stream", "{}", "\0"])
        {
            (await wire.PutFileAsync("f1", content)).Status.Should().Be(200, content);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-20")]
    public async Task Five_megabytes_come_back_as_they_went(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        byte[] stream = new byte[5_000_000];
        new Random(1).NextBytes(stream);
        using var form = new MultipartFormDataContent("b") { { new ByteArrayContent(stream), "model_file", "x.str" } };

        (await wire.SendAsync("PUT", SpssCalls.Address("file/f1"), form)).Status.Should().Be(200);

        (await wire.GetAsync("file/f1")).Bytes.AsSpan().SequenceEqual(stream).Should().BeTrue();
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-12")]
    public async Task A_body_without_a_content_type_is_no_form(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PutBodyAsync("f1", "stream", contentType: null)).Status.Should().Be(500);

        (await wire.GetAsync("file")).Text.Should().Be("[]");
    }
}
