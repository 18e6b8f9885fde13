using System.Text;

namespace BatchJobs.Conformance.Spss;

/// <summary>Forms that are odd, and forms that are large.</summary>
public sealed class UploadForms
{
    [Theory, BothHosts]
    [Clause("SPSS-F-08")]
    public async Task A_file_name_that_looks_like_the_field_is_no_field(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        const string Form = "--b\r\nContent-Disposition: form-data; name=\"note\"; filename=\"model_file\"\r\n\r\nnote\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"model_file\"; filename=\"x.str\"\r\n\r\nstream\r\n--b--\r\n";

        await wire.SendRawAsync("PUT", "/pm/v1/file/f?accesskey=k", Encoding.ASCII.GetBytes(Form), "multipart/form-data; boundary=b");

        Encoding.ASCII.GetString(wire.Server.Spss.Files["f"]).Should().Be("stream");
    }

    [Theory, BothHosts]
    public async Task A_form_of_a_hundred_thousand_parts_is_read(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string parts = string.Concat(Enumerable.Repeat("--b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n", 100_000));

        WireAnswer answer = await wire.SendRawAsync("PUT", "/pm/v1/file/f?accesskey=k", Encoding.ASCII.GetBytes(parts + "--b--\r\n"), "multipart/form-data; boundary=b");

        answer.Status.Should().Be(200);
    }
}
