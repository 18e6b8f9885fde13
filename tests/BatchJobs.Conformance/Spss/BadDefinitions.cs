using System.Text;

namespace BatchJobs.Conformance.Spss;

/// <summary>Bodies of submissions that no well-meaning client sends.</summary>
public sealed class BadDefinitions
{
    private static readonly string[] Bodies =
    [
        "", " ", "\0", "[]", "null", "true", "0", "1e999", "\"", "{", "}", "{\"action\"", "{\"action\":}",
        "{\"action\":\"TRAINING\",", "\uFEFF", "<job/>",
        """{"action":"TRAINING","action":"X","model":null,"model":{"id":"m"}}""",
        """{"action":"TRAINING","model":{"id":null,"name":[]},"setting":null,"dbDefinitions":null,"outputType":null}""",
        """{"action":"TRAINING","model":{"id":"m"},"setting":[],"dbDefinitions":[]}""",
        """{"action":"TRAINING","model":{"id":"m"},"setting":{"inputs":{},"exports":1,"parameterOverride":"x","reportFormat":{}}}""",
        """{"action":"EVALUATION","model":{"id":"m"},"setting":{"reportFormat":"../../x"}}""",
        """{"action":"TRAINING","model":{"id":"m"},"setting":{"inputs":[null,1,[],{"odbc":null},{"odbc":{"dbRef":1}}]}}""",
        """{"action":"TRAINING","model":{"id":"m"},"setting":{"parameterOverride":[null,1,{"name":1,"value":{}}]}}""",
        """{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{"":null,"d":1,"e":{"port":-1e400,"host":[]}}}""",
        """{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{"d":{"type":"DB2","port":99999999999999999999999999}}}""",
    ];

    [Theory, AllHosts]
    public async Task Any_text_for_a_job_is_answered(ServerHost host) =>
        await Robustness.AssertJobsAreAnsweredAsync(host, [.. Bodies.Select(Encoding.UTF8.GetBytes)]);

    [Theory, AllHosts]
    public async Task Bytes_that_are_not_UTF_8_are_answered(ServerHost host) => await Robustness.AssertJobsAreAnsweredAsync(host,
    [
        [0xFF], [0xFE, 0xFF, 0, (byte)'{'], [0xC0, 0x80],
        .. ((byte[][])[[0xFF], [0xED, 0xA0, 0x80], [0xC3], [0xF4, 0x90, 0x80, 0x80], [0]]).SelectMany(bad => (byte[][])
        [
            [.. """{"action":"TRAINING","model":{"id":"m"""u8, .. bad, .. "\"}}"u8],
            [.. """{"action":"TRAINING","model":{"id":"m"},"m"""u8, .. bad, .. "\":1}"u8],
            [.. """{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{"m"""u8, .. bad, .. "\":{}}}"u8],
            [.. """{"action":"TRAIN"""u8, .. bad, .. "\",\"model\":{\"id\":\"m\"}}"u8],
        ]),
    ]);

    [Theory, AllHosts]
    public async Task Deeply_nested_JSON_is_answered(ServerHost host) =>
        await Robustness.AssertJobsAreAnsweredAsync(host, [.. new[] { 60, 64, 100, 100_000 }.SelectMany(Nested).Select(Encoding.UTF8.GetBytes)]);

    [Theory, AllHosts]
    public async Task Megabytes_are_answered(ServerHost host)
    {
        byte[] garbage = new byte[5_000_000];
        new Random(1).NextBytes(garbage);
        await Robustness.AssertJobsAreAnsweredAsync(host,
        [
            garbage,
            Encoding.ASCII.GetBytes(new string(' ', 5_000_000)),
            Encoding.ASCII.GetBytes($$$"""{"action":"TRAINING","model":{"id":"{{{new string('x', 5_000_000)}}}"}}"""),
            Encoding.ASCII.GetBytes($$"""{"action":"TRAINING","{{new string('x', 1_000_000)}}":1}"""),
            Encoding.ASCII.GetBytes(SpssCalls.Definition("TRAINING", $$"""{"parameterOverride":[{{string.Join(',', Enumerable.Repeat("{}", 200_000))}}]}""")),
        ]);
    }

    [Theory, AllHosts]
    public async Task Any_content_type_for_a_job_is_answered(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        byte[] body = Encoding.UTF8.GetBytes(SpssCalls.Training);

        foreach (string? type in (string?[])
                 [null, "text/plain", "application/xml", "multipart/form-data", "\u0001", ";;;", "application/json; charset=utf-16", "*/*"])
        {
            Robustness.AssertAnswered(await wire.SendRawAsync("PUT", SpssCalls.Address("jobs/j1"), body, type), type ?? "none");
        }
    }

    private static string[] Nested(int depth)
    {
        string opening = new('[', depth);
        string array = opening + new string(']', depth);
        string setting = $$"""{"inputs":[{"node":"n","odbc":{"dbRef":"d","table":"t"},"attributes":{{array}} }]}""";
        return [opening, array, string.Concat(Enumerable.Repeat("{\"a\":", depth)), SpssCalls.Definition("TRAINING", setting)];
    }
}
