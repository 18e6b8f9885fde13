using System.Text;

namespace BatchJobs.Conformance.Vitam;

/// <summary>The header <c>X-Vitam-Key</c>.</summary>
public sealed class Security
{
    [Theory, AllHosts]
    [Clause(
        "VITAM-A-01", "VITAM-A-02", "VITAM-A-03", "VITAM-A-04", "VITAM-A-05", "VITAM-A-06", "VITAM-L-17", "VITAM-S-22", "VITAM-P-12",
        "VITAM-I-06", "VITAM-C-12", "VITAM-V-18", "VITAM-U-09")]
    public async Task Every_operation_refuses_a_missing_key_and_an_empty_one(ServerHost host)
    {
        await AssertRefusedEverywhereAsync(host, []);
        await AssertRefusedEverywhereAsync(host, [("X-Vitam-Key", "")]);
    }

    [Theory, AllHosts]
    [Clause("VITAM-A-08", "VITAM-U-09")]
    public async Task Every_operation_refuses_a_wrong_key(ServerHost host) => await AssertRefusedEverywhereAsync(host, [("X-Vitam-Key", "wrong")]);

    [Theory, AllHosts]
    [Clause("VITAM-A-07", "VITAM-U-09")]
    public async Task Every_key_is_accepted_until_one_is_chosen(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.PlatformKey.Should().BeNull();
        (await StatusAsync(wire, ("X-Vitam-Key", "anything"))).Should().Be(200);

        wire.Server.Vitam.Options.PlatformKey = "k";

        (await StatusAsync(wire, ("X-Vitam-Key", "anything"))).Should().Be(401);
        (await StatusAsync(wire, ("X-Vitam-Key", "k"))).Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("VITAM-A-07", "VITAM-A-08")]
    public async Task A_key_must_be_the_chosen_one_letter_for_letter(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.PlatformKey = "a+b/C=='\";,";

        foreach (string wrong in (string[])["a+b/C=='\";", "a+b/c=='\";,", "a b/C=='\";,", "a+b/C=='\";,,", "a%2Bb/C=='\";,", "*"])
        {
            (await StatusAsync(wire, ("X-Vitam-Key", wrong))).Should().Be(401, wrong);
        }

        (await StatusAsync(wire, ("X-Vitam-Key", "a+b/C=='\";,"))).Should().Be(200);
        (await StatusAsync(wire, ("x-vitam-key", "a+b/C=='\";,"))).Should().Be(200);
    }

    [Theory, AllHosts]
    public async Task A_key_counts_nowhere_else_than_in_its_header(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("k:k"));

        foreach ((string name, string value) in ((string, string)[])
                 [("X-Vitam-Keys", "k"), ("Vitam-Key", "k"), ("Authorization", "Bearer k"), ("Authorization", "Basic " + basic), ("Cookie", "X-Vitam-Key=k")])
        {
            (await StatusAsync(wire, (name, value))).Should().Be(401, $"{name}: {value}");
        }

        (await wire.SendAsync("GET", "/v1/status?X-Vitam-Key=k")).Status.Should().Be(401);
    }

    [Theory, AllHosts]
    public async Task The_hash_of_the_platforms_secret_does_not_stand_for_the_key(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        const string Hash = "3e713ac53f09fb1469a329d97d6f04e11b0be555443a47c16a6d75b7c77da49d";

        (await wire.SendAsync("GET", "/worker/v1/tasks", null, ("X-Timestamp", "1500000000"), ("X-Platform-Id", Hash))).Status.Should().Be(401);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-09")]
    public async Task The_key_comes_before_everything_else(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach ((string method, string path, string? body) in ((string, string, string?)[])
                 [
                     ("GET", "/nothing", null), ("GET", "", null), ("GET", "/tasks/x/y", null), ("PATCH", "/tasks", "{}"), ("HEAD", "/status", null),
                     ("DELETE", "/tasks/nobody", null), ("GET", "/tasks/nobody", null), ("POST", "/tasks", "{"),
                 ])
        {
            WireAnswer answer = await wire.SendAsync(method, VitamCalls.Base + path, body is null ? null : new StringContent(body), ("X-Tenant-Id", "no number"));

            answer.ShouldBeRefused(401, $"{method} {path}");
        }

        wire.Server.Vitam.IsAvailable = false;
        (await wire.SendAsync("GET", "/v1/status")).ShouldBeRefused(401);
    }

    [Theory, AllHosts]
    public async Task No_answer_and_no_journal_repeats_a_key(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.PlatformKey = "s3cret";

        foreach (string key in (string[])["s3cret", "s3cret9"])
        {
            foreach (string path in (string[])["/v1/tasks", "/v1/status", "/v1/nothing", "/v1/tasks/nobody"])
            {
                WireAnswer answer = await wire.SendAsync("GET", path, null, ("X-Vitam-Key", key));

                answer.Text.Should().NotContain("s3cret");
                answer.Headers.Values.Should().NotContain(value => value.Contains("s3cret", StringComparison.Ordinal));
            }
        }

        wire.Server.Journal.Entries.Select(entry => $"{entry} {entry.Reason}").Should().NotContain(line => line.Contains("s3cret", StringComparison.Ordinal));
    }

    private static async Task<int> StatusAsync(Wire wire, (string Name, string Value) header) => (await wire.SendAsync("GET", "/v1/status", null, header)).Status;

    private static async Task AssertRefusedEverywhereAsync(ServerHost host, (string Name, string Value)[] headers)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.PlatformKey = VitamCalls.Key;
        string one = await wire.StartAsync();
        string other = await wire.StartAsync();

        foreach (Operation operation in Operation.All(one, other))
        {
            HttpContent? body = operation.Body is null ? null : new StringContent(operation.Body, Encoding.UTF8, "application/json");
            WireAnswer answer = await wire.SendAsync(operation.Method, VitamCalls.Base + operation.Path, body, headers);

            answer.ShouldBeRefused(401, operation.ToString());
        }

        wire.Server.Vitam.Tasks.Should().HaveCount(2).And.OnlyContain(task => task.State == "running");
    }
}
