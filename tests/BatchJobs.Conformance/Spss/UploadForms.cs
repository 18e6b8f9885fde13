using System.Text;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.Spss;

/// <summary>Forms that are odd, and forms that are large.</summary>
public sealed class UploadForms
{
    [Theory, AllHosts]
    [Clause("SPSS-F-08")]
    public async Task A_file_name_that_looks_like_the_field_is_no_field(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        const string Form = "--b\r\nContent-Disposition: form-data; name=\"note\"; filename=\"model_file\"\r\n\r\nnote\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"model_file\"; filename=\"x.str\"\r\n\r\nstream\r\n--b--\r\n";

        await wire.SendRawAsync("PUT", "/pm/v1/file/f?accesskey=k", Encoding.ASCII.GetBytes(Form), "multipart/form-data; boundary=b");

        Encoding.ASCII.GetString(wire.Server.Spss.Files["f"]).Should().Be("stream");
    }

    [Theory, AllHosts]
    public async Task A_form_of_a_hundred_thousand_parts_is_read(ServerHost host)
    {
        string parts = string.Concat(Enumerable.Repeat("--b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n", 100_000));

        foreach ((Strictness strictness, int status) in ((Strictness, int)[])[(Strictness.Lenient, 200), (Strictness.Strict, 500)])
        {
            await using Wire wire = await Wire.OpenAsync(host, strictness);

            (await wire.PutBodyAsync("f", parts + "--b--\r\n")).Status.Should().Be(status);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-25", "SPSS-U-29")]
    public async Task A_lenient_server_takes_a_field_of_any_name(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);

        foreach (string name in (string[])["; name=\"file\"; filename=\"x.str\"", "; name=\"MODEL_FILE\"", "; name=\"\"", ""])
        {
            WireAnswer answer = await wire.PutPartAsync("f1", $"Content-Disposition: form-data{name}", name);

            answer.Status.Should().Be(200, name);
            (await wire.GetAsync("file/f1")).Text.Should().Be(name);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-08", "SPSS-U-29")]
    public async Task A_strict_server_refuses_a_field_of_another_name_and_names_both(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1", "old");

        foreach ((string name, string shown) in ((string, string)[])
                 [("; name=\"file\"; filename=\"model_file\"", "'file'"), ("; name=\"MODEL_FILE\"", "'MODEL_FILE'"), ("", "without a name")])
        {
            WireAnswer answer = await wire.PutPartAsync("f1", $"Content-Disposition: form-data{name}", "new");

            answer.Status.Should().Be(500, name);
            answer.Json.Text("message").Should().Contain("'model_file'").And.Contain(shown).And.Contain("Strict mode");
        }

        (await wire.GetAsync("file/f1")).Text.Should().Be("old");
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-08", "SPSS-U-29")]
    public async Task The_file_is_found_behind_other_fields_in_every_mode(ServerHost host)
    {
        foreach (Strictness strictness in Enum.GetValues<Strictness>())
        {
            await using Wire wire = await Wire.OpenAsync(host, strictness);

            (await wire.PutBodyAsync("f1", "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nnote\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"model_file\"\r\n\r\nstream\r\n--b--\r\n")).Status.Should().Be(200);

            (await wire.GetAsync("file/f1")).Text.Should().Be("stream");
        }
    }
}
