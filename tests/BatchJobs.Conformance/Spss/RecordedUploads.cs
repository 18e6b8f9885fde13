using System.Text;

namespace BatchJobs.Conformance.Spss;

/// <summary><c>PUT /pm/v1/file/{id}</c>, byte for byte as clients were seen to send it.</summary>
public sealed class RecordedUploads
{
    private const string RecordedHeaders =
        "Content-Disposition: form-data; name=\"model_file\"; filename=\"x.str\"\r\nContent-Type: application/vnd.pg.format";

    [Theory, AllHosts]
    [Clause("SPSS-F-12", "SPSS-F-29")]
    public async Task The_recorded_upload_of_a_stream_is_stored_byte_for_byte(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        byte[] stream = [.. Enumerable.Range(0, 256).Select(i => (byte)i), .. "\r\n--b\r--bb\r\n--"u8];
        const string boundary = "--------------------------515890814546601021194782";
        byte[] begin = Encoding.ASCII.GetBytes($"--{boundary}\r\n{RecordedHeaders}\r\n\r\n");
        byte[] end = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");

        WireAnswer answer = await wire.SendRawAsync(
            "PUT", SpssCalls.Address("file/f1"), [.. begin, .. stream, .. end], $"multipart/form-data; boundary={boundary}");

        answer.Status.Should().Be(200);
        (await wire.GetAsync("file/f1")).Bytes.Should().Equal(stream);
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-26")]
    public async Task The_recorded_upload_of_a_part_without_a_filename_stores_an_empty_file(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PutPartAsync("f1", "Content-Disposition: form-data; name=\"model_file\"", "");

        answer.Status.Should().Be(200);
        answer.Text.Should().Be(wire.Address + "pm/v1/file/f1");
        (await wire.GetAsync("file/f1")).Bytes.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-27")]
    public async Task The_recorded_upload_without_a_boundary_and_a_body_is_answered_with_500_and_some_body(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.SendRawAsync("PUT", SpssCalls.Address("file/f1"), [], "multipart/form-data");

        answer.Status.Should().Be(500);
        answer.Bytes.Should().NotBeEmpty();
        (await wire.GetAsync("file")).Text.Should().Be("[]");
    }
}
