using System.Diagnostics;
using System.Text;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.Vitam;

/// <summary>What no well-meaning client sends: it is answered, and the service goes on.</summary>
public sealed class BadInput
{
    private static readonly byte[][] BrokenText =
    [
        [0], [0xFF], [0xFE, 0xFF, 0, (byte)'{'], [0xC0, 0x80], [.. "{\"Step\":\"a"u8, 0xFF, .. "\",\"actions\":[{\"action\":\"a\"}]}"u8],
        [.. "{\"Step\":\"a"u8, 0xED, 0xA0, 0x80, .. "\",\"actions\":[{\"action\":\"a\"}]}"u8], [.. "{\"message\":\""u8, 0xC3, .. "\"}"u8],
        [.. "{\"query\":\"name='"u8, 0xFF, .. "'\"}"u8], [.. "{\"X-RequestId\":\""u8, 0xE2, 0x82, .. "\"}"u8], [.. "{\""u8, 0xFF, .. "\":1}"u8],
        "{\"query\":\"name='a'\"}"u8.ToArray()[..^3], Encoding.Unicode.GetBytes("{}"), "{\"query\":\"\n\"}"u8.ToArray(), "{\"message\":\"\\x\"}"u8.ToArray(),
    ];

    private static readonly string[] Nested =
    [
        new string('[', 10_000) + new string(']', 10_000), new string('[', 100_000), Deep("{\"a\":", "1", "}"), Deep("{\"query\":", "\"\"", "}"),
        $$"""{"Step":"a","actions":{{Deep("[", "", "]")}}}""", $$"""{"Step":"a","otherInfo":{{Deep("{\"a\":", "1", "}")}},"actions":[{"action":"a"}]}""",
        VitamCalls.StepWith($"\"results\":{{\"a\":{Deep("[", "", "]")}}}"), VitamCalls.StepWith($"\"x\":{Deep("[", "", "]")}"), $$"""{"message":{{Deep("[", "", "]")}}}""",
        $$"""{"X-RequestId":"x","extra":{{Deep("{\"a\":", "1", "}")}}}""",
    ];

    private static readonly string[] Doubled =
    [
        """{"Step":"a","Step":"b","actions":[{"action":"a"}]}""", """{"Step":5,"Step":"b","actions":[{"action":"a"}]}""",
        """{"Step":"a","actions":[],"actions":[{"action":"a"}]}""", """{"Step":"a","actions":[{"action":"a","action":5}]}""",
        """{"Step":"a","actions":[{"action":"a","arguments":{"x":"1","x":"2"}}]}""", """{"query":"name='a'","query":5}""", """{"query":"name='a'","query":""}""",
        """{"X-RequestId":"x","X-RequestId":"y"}""", """{"code":1,"code":"x"}""",
    ];

    private static readonly string[] LoneSurrogates =
    [
        """{"Step":"\ud800","actions":[{"action":"a"}]}""", """{"Step":"a","otherInfo":"\udc00","actions":[{"action":"\ud800"}]}""", """{"\ud800":1}""",
        """{"Step":"a","actions":[{"action":"a","arguments":{"\ud800":"\udfff"},"results":{"\ud800":"\ud800"},"status":"\ud800"}]}""",
        """{"Step":"a","actions":[{"action":"a","post_assign":[{"target":"\ud800","result":"\ud800"}],"start_time":"\ud800"}]}""", """{"Step":"a","actions":[{"action":"a","\ud800":1}]}""",
        """{"query":"\ud800"}""", """{"query":"name='\ud800*'"}""", """{"query":"\ud800='a'"}""", """{"query":"since>'\ud800'"}""",
        """{"X-RequestId":"\ud800"}""", """{"message":"\ud800","timestamp":"\ud800"}""",
    ];

    [Theory, AllHosts]
    public async Task Bytes_that_are_no_text_are_no_JSON(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);
        string id = await wire.StartAsync();

        foreach (byte[] body in BrokenText)
        {
            string shown = Encoding.Latin1.GetString(body);
            foreach ((string method, string path) in TakingBodies(id))
            {
                (await wire.CallRawAsync(method, path, body)).ShouldBeRefused(412, $"{method} {path} {shown}");
            }
        }

        await AssertStillServesAsync(wire, id);
    }

    [Theory, AllHosts]
    public async Task Deep_nesting_is_answered(ServerHost host) => await AssertAnsweredAsync(host, Nested);

    [Theory, AllHosts]
    public async Task Members_that_come_twice_are_answered(ServerHost host) => await AssertAnsweredAsync(host, Doubled);

    [Theory, AllHosts]
    public async Task Halves_of_characters_are_answered(ServerHost host) => await AssertAnsweredAsync(host, LoneSurrogates);

    [Theory, AllHosts]
    public async Task Large_bodies_are_answered(ServerHost host) => await AssertAnsweredAsync(
        host,
        [
            new string(' ', 1_000_000), new string(' ', 1_000_000) + "{}", VitamCalls.StepNamed(new string('x', 1_000_000)), VitamCalls.Querying(new string('x', 1_000_000)),
            VitamCalls.Querying($"name='{new string('x', 1_000_000)}'"), VitamCalls.Addressing(new string('x', 1_000_000)), "{\"code\":" + new string('9', 100_000) + "}",
            $$"""{"Step":"a","actions":[{{string.Join(',', Enumerable.Repeat("{\"action\":\"a\"}", 20_000))}}]}""",
            $$"""{"{{new string('x', 1_000_000)}}":1}""", "{" + string.Join(',', Enumerable.Range(0, 50_000).Select(n => $"\"x{n}\":{n}")) + "}",
            VitamCalls.Querying(string.Join('&', Enumerable.Repeat("name='a'", 20_000))),
        ]);

    [Theory, AllHosts]
    public async Task Ten_thousand_asterisks_are_answered_at_once(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string all = await wire.StartAsync(new string('a', 20_000));
        var watch = Stopwatch.StartNew();

        (await wire.QueryAsync($"name='{string.Concat(Enumerable.Repeat("*a", 10_000))}*'")).Should().Equal(all);
        (await wire.QueryAsync($"name='{string.Concat(Enumerable.Repeat("*a", 10_000))}b'")).Should().BeEmpty();
        (await wire.QueryAsync($"name='{string.Concat(Enumerable.Repeat("a*", 10_000))}b*'")).Should().BeEmpty();
        (await wire.QueryAsync($"name='{new string('*', 10_000)}'")).Should().Equal(all);
        (await wire.QueryAsync($"name='{new string('*', 10_000)}b'")).Should().BeEmpty();

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    [Theory, AllHosts]
    public async Task Odd_values_of_headers_are_answered(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string name in (string[])["X-Tenant-Id", "X-Application-Id", "X-Vitam-Key", "X-Request-Id", "FullApiVersion", "Accept", "If-Match", "X-Callback"])
        {
            foreach (string value in (string[])
                     ["", " ", "0", "-1", "+1", "00", "2147483648", "99999999999999999999", "1,2", "\"", "'", "{}", "\t", "%00", "a=b;c", new string('9', 4000)])
            {
                foreach (string path in (string[])["/v1/tasks", "/v1/status", "/v1/tasks/nobody"])
                {
                    (string, string)[] headers = name == "X-Vitam-Key" ? [(name, value)] : [("X-Vitam-Key", "k"), (name, value)];

                    WireAnswer answer = await wire.SendAsync("GET", path, null, headers);

                    answer.Status.Should().BeOneOf([200, 401, 404, 412], $"{path} {name}: {value}");
                    answer.ShouldHaveStandardHeaders($"{path} {name}: {value}");
                }
            }
        }
    }

    private static (string Method, string Path)[] TakingBodies(string id) => [("GET", "/tasks"), ("POST", "/tasks"), ("PUT", "/tasks"), ("PUT", VitamCalls.TaskPath(id))];

    private static string Deep(string open, string middle, string close) =>
        string.Concat(Enumerable.Repeat(open, 10_000)) + middle + string.Concat(Enumerable.Repeat(close, 10_000));

    private static async Task AssertAnsweredAsync(ServerHost host, string[] bodies)
    {
        foreach (Strictness strictness in Enum.GetValues<Strictness>())
        {
            await using Wire wire = await Wire.OpenAsync(host, strictness);
            foreach (string body in bodies)
            {
                string id = await wire.StartAsync();
                foreach ((string method, string path) in TakingBodies(id))
                {
                    string shown = $"{method} {path} {body[..Math.Min(body.Length, 150)]}";
                    int count = wire.Server.Vitam.Tasks.Count;

                    WireAnswer answer = await wire.CallRawAsync(method, path, Encoding.UTF8.GetBytes(body));

                    answer.Status.Should().BeOneOf([200, 201, 404, 412], shown);
                    answer.ShouldHaveStandardHeaders(shown);
                    answer.Text.Should().NotContainAny(["failed on this request", "   at ", "System.", "BatchJobs."], shown);
                    wire.Server.Vitam.Tasks.Should().HaveCount(answer.Status == 201 ? count + 1 : count, shown);
                }

                foreach (string listed in (await wire.IdsAsync()).OfType<string>())
                {
                    var task = wire.Server.Vitam.Tasks[listed];
                    _ = $"{task} {task.Submitted.Name} {task.Submitted.OtherInfo} {string.Concat(task.Submitted.Actions)}";
                    await wire.PutAsync(listed);
                }
            }

            await AssertStillServesAsync(wire, await wire.StartAsync());
        }
    }

    private static async Task AssertStillServesAsync(Wire wire, string running)
    {
        (await wire.IdsAsync()).Should().Equal(running);
        (await wire.StateAsync(await wire.RunAsync("afterwards"))).Should().Be("done");
    }
}
