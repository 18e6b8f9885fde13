using System.Text;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>What no well-meaning client sends: it is answered, and the service goes on.</summary>
public sealed class BadInput
{
    private static readonly byte[][] Garbage =
    [
        [], [0], [0xFF], [0xFE, 0xFF, 0, (byte)'{'], [0xC0, 0x80], "\uFEFF{}"u8.ToArray(), "<x/>"u8.ToArray(), "{\"\uD7FF\":"u8.ToArray(),
        .. ((string[])
        [
            "\"", "{", "[", "1e999", "{\"a\":1,}", "{\"name\":\"\\ud800.djf\",\"content\":\"PHgvPg==\"}", "{\"name\":{},\"content\":[]}",
            "{\"inputs\":{\"a\":\"\\ud800\"}}", "{\"inputs\":{\"a\":{\"metadata\":{\"metadata\":{}}}}}", "{\"inputs\":{\"a\":1,\"a\":true,\"b\":[]}}",
            "{\"inputs\":{\"t\":{\"metadata\":[{\"name\":\"c\",\"type\":\"integer\",\"maxChars\":1e400}],\"data\":[[1e400]]}}}",
            "{\"inputs\":{\"t\":{\"metadata\":[{\"name\":\"c\",\"type\":\"string\",\"maxChars\":-1}],\"data\":[[\"x\"]]}}}",
            new string('[', 100_000), "{\"inputs\":" + string.Concat(Enumerable.Repeat("{\"a\":", 50_000)), new string(' ', 1_000_000),
        ]).Select(Encoding.UTF8.GetBytes),
        [.. "{\"name\":\"a"u8, 0xFF, .. ".djf\",\"content\":\"PHgvPg==\"}"u8], [.. "{\"inputs\":{\"a"u8, 0xED, 0xA0, 0x80, .. "\":\"x\"}}"u8],
    ];

    private static readonly string[] Bombs =
    [
        "<!DOCTYPE a [<!ENTITY a0 \"x\">" + string.Concat(Enumerable.Range(1, 40).Select(n => $"<!ENTITY a{n} \"&a{n - 1};&a{n - 1};&a{n - 1};&a{n - 1};\">")) + "]><a>&a40;</a>",
        $"<!DOCTYPE a [<!ENTITY x \"{new string('x', 100_000)}\">]><a>{string.Concat(Enumerable.Repeat("&x;", 100_000))}</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x\"> %p;]><a/>", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>",
        string.Concat(Enumerable.Repeat("<a>", 200_000)) + string.Concat(Enumerable.Repeat("</a>", 200_000)),
        "<a " + string.Concat(Enumerable.Range(0, 50_000).Select(n => $"b{n}=\"\" ")) + "/>",
    ];

    [Theory, AllHosts]
    public async Task Any_body_is_answered_everywhere_and_nothing_is_half_applied(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        foreach (byte[] body in Garbage)
        {
            string shown = Encoding.Latin1.GetString(body, 0, Math.Min(body.Length, 60));

            WireAnswer created = await wire.SendAsync("POST", DataFluxCalls.Base + "/jobFlowDefns", DataFluxCalls.Body(body, MediaType.JobFlow));
            WireAnswer executed = await wire.SendAsync("POST", DataFluxCalls.Base + DataFluxCalls.FlowPath("f.djf"), DataFluxCalls.Body(body, MediaType.Metadata));

            AssertAnswered(created, shown);
            AssertAnswered(executed, shown);
            created.Status.Should().BeOneOf([400, 404], shown);
            executed.Status.Should().BeOneOf([200, 400], shown);
            wire.Server.DataFlux.JobFlows.Names.Should().Equal(["f.djf"], shown);
            wire.Server.DataFlux.Jobs.Should().HaveCount(executed.Status == 200 ? 1 : 0, shown);
            await wire.AdvanceAsync(60);
            await wire.DeleteAsync("/jobs?state=completed");
        }

        await AssertStillServesAsync(wire);
    }

    [Theory, AllHosts]
    public async Task Any_path_and_query_are_answered(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string path in (string[])
                 [
                     "/jobFlowDefns/", "/jobFlowDefns//content", "/jobFlowDefns/..%2F..%2Fetc%2Fpasswd", "/jobFlowDefns/%2e%2e/jobs", "/jobFlowDefns/../jobs",
                     "/jobFlowDefns/%zz", "/jobFlowDefns/%", "/jobFlowDefns/%ff%fe", "/jobFlowDefns/%c0%af", "/jobFlowDefns/%00%00%00%00", "/jobFlowDefns/\\..\\x",
                     "/jobFlowDefns/Zg==/content/x", "/jobFlowDefns/Zg==/CONTENT", "/jobs/Zg==/log/", "/jobs/Zg==;a=b", "/jobs/{id}", "/jobs/Zg==/cancel/..",
                     "/jobs?", "/jobs?&&&", "/jobs?=", "/jobs?=x", "/jobs?name", "/jobs?name=%", "/jobs?name=%ff", "/jobs?name=%00", "/jobs?state=%zz",
                     "/jobs?user=" + new string('x', 2000), "/jobFlowDefns/" + new string('A', 4000), "/jobs/" + new string('/', 500),
                     DataFluxCalls.FlowPath("../../etc/passwd"), DataFluxCalls.FlowPath(@"C:\x", "/content"), DataFluxCalls.JobPath("OjoK"),
                     DataFluxCalls.JobPath(DataFluxCalls.IdOf("99999999999999999999:-1:")), "/jobFlowDefns/%2Fw%3D%3D",
                 ])
        {
            foreach (string method in (string[])["GET", "PUT", "DELETE"])
            {
                AssertAnswered(await wire.CallAsync(method, path), $"{method} {path}");
            }
        }

        await AssertStillServesAsync(wire);
    }

    [Theory, AllHosts]
    public async Task Any_bytes_that_are_Base64_but_no_name_are_an_unknown_or_malformed_id(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (byte[] bytes in (byte[][])[[0xFF], [0xC0, 0x80], [0], [0xED, 0xA0, 0x80], "../x"u8.ToArray(), [.. Enumerable.Repeat((byte)'x', 4097)]])
        {
            string path = "/jobFlowDefns/" + Uri.EscapeDataString(Convert.ToBase64String(bytes));

            (await wire.GetAsync(path)).Status.Should().BeOneOf([400, 404], path);
            (await wire.GetAsync(path + "/content")).Status.Should().BeOneOf([400, 404], path);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-N-03")]
    public async Task XML_bombs_are_kept_byte_for_byte_and_never_expanded(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string bomb in Bombs)
        {
            long before = GC.GetTotalAllocatedBytes();
            (await wire.CreateAsync("bomb.djf", bomb)).Status.Should().Be(200);
            (await wire.GetAsync(DataFluxCalls.FlowPath("bomb.djf", "/content"))).Text.Should().Be(bomb);
            WireAnswer metadata = await wire.GetAsync(DataFluxCalls.FlowPath("bomb.djf", "/metadata"));
            metadata.Status.Should().BeOneOf(200, 500);
            metadata.Bytes.Length.Should().BeLessThan(10_000);

            string id = await wire.RunAsync("bomb.djf");

            (await wire.StateAsync(id)).Should().BeOneOf("completed", "failed");
            (await wire.LogAsync(id)).Length.Should().BeLessThan(10_000);
            (await wire.DeleteAsync(DataFluxCalls.FlowPath("bomb.djf"))).Status.Should().Be(204);
            (GC.GetTotalAllocatedBytes() - before).Should().BeLessThan(500_000_000, bomb[..60]);
        }

        await AssertStillServesAsync(wire);
    }

    [Theory, AllHosts]
    public async Task A_large_table_is_answered(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        string rows = string.Join(',', Enumerable.Repeat("[\"x\",1]", 200_000));
        string columns = string.Join(',', Enumerable.Range(0, 20_000).Select(n => $$"""{"name":"c{{n}}","type":"string"}"""));

        (await wire.ExecuteAsync("f.djf", $$$$"""{"inputs":{"t":{"metadata":[{"name":"a","type":"string"},{"name":"b","type":"integer"}],"data":[{{{{rows}}}}]}}}"""))
            .Status.Should().Be(200);
        (await wire.ExecuteAsync("f.djf", $$$$"""{"inputs":{"t":{"metadata":[{{{{columns}}}}],"data":[["x"]]}}}""")).Status.Should().Be(400);
    }

    [Theory, AllHosts]
    public async Task Markup_and_line_breaks_in_values_stay_data(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        wire.Server.DataFlux.WhenExecuted(job => job.Input("a") == "\"}],\r\n<x>").ThenFail("seen");

        WireAnswer answer = await wire.ExecuteAsync("f.djf", "{\"inputs\":{\"a\":\"\\\"}],\\r\\n<x>\"}}");
        await wire.AdvanceAsync(60);

        (await wire.StateAsync(answer.OnlyItem().Text("id")!)).Should().Be("failed");
    }

    private static void AssertAnswered(WireAnswer answer, string because)
    {
        answer.Status.Should().BeOneOf([200, 204, 400, 404, 405, 409, 413], because);
        answer.Text.Should().NotContainAny(["failed on this request", "   at ", "System.", "BatchJobs."], because);
    }

    private static async Task AssertStillServesAsync(Wire wire)
    {
        string id = await wire.RunAsync("afterwards.djf");
        (await wire.StateAsync(id)).Should().Be("completed");
        (await wire.FlowNamesAsync()).Should().Contain("afterwards.djf");
    }
}
