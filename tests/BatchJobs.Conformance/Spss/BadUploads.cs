using System.Text;

namespace BatchJobs.Conformance.Spss;

/// <summary>Uploads that no well-meaning client sends.</summary>
public sealed class BadUploads
{
    private const string Type = "multipart/form-data; boundary=b";

    private const string Headers = "Content-Disposition: form-data; name=\"model_file\"; filename=\"x.str\"";

    private static readonly string[] Truncated =
    [
        "", "-", "--", "--b", "--b\r", "--b\r\n", "--b\r\nContent-Disposition: form-data", $"--b\r\n{Headers}", $"--b\r\n{Headers}\r\n",
        $"--b\r\n{Headers}\r\n\r\n",
        $"--b\r\n{Headers}\r\n\r\nnew", $"--b\r\n{Headers}\r\n\r\nnew\r\n", $"--b\r\n{Headers}\r\n\r\nnew\r\n-", $"--b\r\n{Headers}\r\n\r\nnew\r\n--",
    ];

    [Theory, AllHosts]
    public async Task A_truncated_body_is_refused_and_the_file_stays_as_it_was(ServerHost host) =>
        await AssertRefusedAsync(host, Truncated, Type);

    [Theory, AllHosts]
    public async Task A_body_with_another_boundary_is_refused_and_the_file_stays_as_it_was(ServerHost host) =>
        await AssertRefusedAsync(host, [$"--c\r\n{Headers}\r\n\r\nnew\r\n--c--\r\n", $"--B\r\n{Headers}\r\n\r\nnew\r\n--B--\r\n"], Type);

    [Theory, AllHosts]
    public async Task A_body_without_a_boundary_is_refused_and_the_file_stays_as_it_was(ServerHost host)
    {
        string[] body = [$"--b\r\n{Headers}\r\n\r\nnew\r\n--b--\r\n"];

        foreach (string type in (string[])["", ";", "; boundary", "; boundary=", "; boundary=\"\""])
        {
            await AssertRefusedAsync(host, body, "multipart/form-data" + type);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-A-09")]
    public async Task A_body_without_a_part_is_refused_and_the_file_stays_as_it_was(ServerHost host) =>
        await AssertRefusedAsync(host, ["--b--", "--b--\r\n", "\r\n--b--\r\n", "only a preamble"], Type);

    [Theory, AllHosts]
    public async Task A_part_whose_headers_do_not_end_is_refused_and_the_file_stays_as_it_was(ServerHost host) =>
        await AssertRefusedAsync(
            host,
            [
                "--b\r\nX: " + new string('x', 1_000_000), "--b\r\n" + string.Concat(Enumerable.Repeat("X: y\r\n", 100_000)),
                "--b\r\nX: " + new string('x', 100_000) + "\r\n--b--\r\n",
            ],
            Type);

    [Theory, AllHosts]
    public async Task A_thousand_parts_are_answered(ServerHost host)
    {
        string parts = string.Concat(Enumerable.Range(0, 1000).Select(i => $"--b\r\n{Headers}\r\n\r\npart {i}\r\n")) + "--b--\r\n";

        await AssertAllOrNothingAsync(host, [parts], Type, "part 0", "part 999");
    }

    [Theory, AllHosts]
    public async Task Odd_parts_are_answered(ServerHost host) => await AssertAllOrNothingAsync(
        host,
        [
            "--b\r\n\r\nnew\r\n--b--", "--b\r\n:\r\n\r\nnew\r\n--b--", "--b\r\n\0: \0\r\n\r\nnew\r\n--b--", "--b\r\nContent-Disposition\r\n\r\nnew\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=\"\r\n\r\nnew\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=\"model_file\"; name=\"x\"\r\n\r\nnew\r\n--b--",
            "--b  \r\nContent-Disposition: form-data; name=\"model_file\"\r\n\r\nnew\r\n--b--",
            "--b\nContent-Disposition: form-data; name=\"model_file\"\n\nnew\n--b--",
            $"--b\r\n{Headers}\r\nContent-Transfer-Encoding: base64\r\n\r\nnew\r\n--b--",
            $"--b\r\n{Headers}\r\nContent-Type: ;;\u00e9\r\n\r\nnew\r\n--b--",
        ],
        Type, "new", "");

    [Theory, AllHosts]
    public async Task Odd_content_types_are_answered(ServerHost host)
    {
        foreach (string type in (string[])
                 [
                     "multipart/form-data; boundary=\"b", "multipart/form-data; boundary=b; boundary=c", "multipart/form-data; boundary='b'",
                     "multipart/form-data; boundary=" + new string('b', 5000), "multipart/form-data; boundary=\u0001",
                 ])
        {
            await AssertAllOrNothingAsync(host, [$"--b\r\n{Headers}\r\n\r\nnew\r\n--b--"], type, "new");
        }
    }

    [Theory, AllHosts]
    public async Task Megabytes_of_garbage_are_refused_and_the_file_stays_as_it_was(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1", "old");
        byte[] garbage = new byte[5_000_000];
        new Random(1).NextBytes(garbage);
        byte[] dashes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("\r\n-", 1_500_000)));

        foreach (byte[] body in (byte[][])[garbage, dashes, [.. "--b\r\n\r\n"u8, .. dashes]])
        {
            WireAnswer answer = await wire.SendRawAsync("PUT", SpssCalls.Address("file/f1"), body, Type);

            answer.Status.Should().Be(500);
            (await wire.GetAsync("file/f1")).Text.Should().Be("old");
        }
    }

    private static async Task AssertRefusedAsync(ServerHost host, IEnumerable<string> bodies, string type)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1", "old");
        foreach (string body in bodies)
        {
            foreach (string id in (string[])["f1", "f2"])
            {
                string shown = $"{type} {body[..Math.Min(body.Length, 100)]}";

                WireAnswer answer = await wire.PutBodyAsync(id, body, type);

                answer.Status.Should().Be(500, shown);
                answer.Text.Should().NotBeEmpty(shown).And.NotContainAny("failed on this request", "   at ", "System.");
            }
        }

        (await wire.GetAsync("file/f1")).Text.Should().Be("old");
        (await wire.GetAsync("file")).Text.Should().Be("[\"f1\"]");
    }

    private static async Task AssertAllOrNothingAsync(ServerHost host, IEnumerable<string> bodies, string type, params string[] contents)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string body in bodies)
        {
            string shown = $"{type} {body[..Math.Min(body.Length, 100)]}";
            await wire.PutFileAsync("f1", "old");

            WireAnswer answer = await wire.PutBodyAsync("f1", body, type);

            answer.Status.Should().BeOneOf([200, 500], shown);
            answer.Text.Should().NotContainAny(["failed on this request", "   at ", "System."], shown);
            (await wire.GetAsync("file/f1")).Text.Should().BeOneOf(answer.Status == 200 ? contents : ["old"], shown);
        }
    }
}
