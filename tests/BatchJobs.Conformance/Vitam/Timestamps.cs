using BatchJobs.Testing;

namespace BatchJobs.Conformance.Vitam;

/// <summary>Dates in answers: UTC, to the millisecond.</summary>
public sealed class Timestamps
{
    [Theory, AllHosts]
    [Clause("VITAM-T-08", "VITAM-T-09", "VITAM-T-10")]
    public async Task Every_date_is_written_like_the_documents(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.ResultLifetime = TimeSpan.FromDays(31);
        await wire.AdvanceAsync(0.3967);

        var task = await wire.TaskAsync(await wire.RunAsync());

        foreach (string member in (string[])["start_date", "end_date", "expiration_date"])
        {
            task.Text(member).Should().MatchRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
        }
    }

    [Fact]
    [Clause("VITAM-G-01", "VITAM-T-08", "VITAM-V-10")]
    public async Task Dates_are_UTC_wherever_the_test_lets_its_time_begin()
    {
        var options = new FakeBatchServerOptions { Clock = ClockMode.Manual, StartTime = new DateTimeOffset(2026, 7, 1, 1, 30, 0, TimeSpan.FromHours(2)) };
        await using var server = new FakeBatchServer(options);
        using var http = new HttpClient(server.CreateHandler()) { BaseAddress = new Uri("http://worker.internal.vitam.gouv.fr/v1/") };
        http.DefaultRequestHeaders.Add("X-Vitam-Key", "k");

        using HttpResponseMessage submitted = await http.PostAsync("tasks", new StringContent(VitamCalls.Step), TestContext.Current.CancellationToken);
        string task = await submitted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string status = await http.GetStringAsync("status", TestContext.Current.CancellationToken);

        task.Should().Contain("\"start_date\":\"2026-06-30T23:30:00.000Z\"");
        status.Should().Contain("\"startDate\":\"2026-06-30T23:30:00");
    }

    [Theory, AllHosts]
    public async Task A_task_is_over_in_the_moment_in_which_it_ends(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.SubmitAsync();

        await wire.AdvanceAsync(5);

        (await wire.TaskAsync(id)).Text("end_date").Should().Be("2026-01-01T00:00:05.000Z");
        (await wire.StateAsync(id)).Should().Be("done");
        (await wire.IdsAsync()).Should().BeEmpty();
        (await wire.PutAsync(id)).ShouldBeRefused(409);
    }

    [Theory, AllHosts]
    public async Task A_task_can_be_canceled_in_the_moment_in_which_it_is_submitted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PutAsync(await wire.SubmitAsync());

        answer.Json.Text("end_date").Should().Be("2026-01-01T00:00:00.000Z");
        answer.Json.Text("start_date").Should().Be("2026-01-01T00:00:00.000Z");
    }

    [Theory, AllHosts]
    public async Task Times_beyond_the_calendar_are_answered(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string time in (string[])["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "0000-01-01T00:00:00Z", "9999-12-31T23:59:60Z", "2026-01-01T00:00:00+99:99"])
        {
            (await wire.PostAsync(VitamCalls.StepWith($"\"start_time\":\"{time}\""))).Status.Should().BeOneOf([201, 412], time);
            (await wire.PutAsync(await wire.SubmitAsync(), $$"""{"timestamp":"{{time}}"}""")).Status.Should().BeOneOf([200, 412], time);
            (await wire.ListAsync(VitamCalls.Querying($"since>'{time}'"))).Status.Should().BeOneOf([200, 412], time);
        }
    }

    [Theory, AllHosts]
    public async Task The_longest_times_do_not_break_a_task(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "long").RunFor(TimeSpan.FromDays(3_000_000));
        wire.Server.Vitam.Options.ResultLifetime = TimeSpan.FromDays(3_000_000);
        string lasting = await wire.SubmitAsync(VitamCalls.StepNamed("long"));

        string kept = await wire.RunAsync();

        (await wire.StateAsync(lasting)).Should().Be("running");
        (await wire.StateAsync(kept)).Should().Be("done");
        wire.Server.Vitam.Tasks.Should().HaveCount(2);
    }
}
