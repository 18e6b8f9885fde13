namespace BatchJobs.Conformance.Vitam;

/// <summary>Times as RFC 3339 writes them, the 60th second of a minute included.</summary>
public sealed class LeapSeconds
{
    private static readonly string[] Times =
    [
        "1990-12-31T23:59:60Z", "1990-12-31T15:59:60-08:00", "1991-01-01T00:59:60+01:00", "2015-07-14T17:07:14Z", "2014-01-10T03:06:17.396Z",
        "1985-04-12T23:20:50.52Z", "1996-12-19T16:39:57-08:00", "1937-01-01T12:00:27.87+00:20", "2024-02-29T00:00:00Z", "2014-01-10T03:06:17.3961234Z",
        "2014-01-10T03:06:17.396123456789Z", "1990-12-31t23:59:60z", "1990-12-31T23:59:60.5Z", "1990-12-31T23:59:59-00:00", "1991-01-01T05:29:60+05:30",
        "2015-07-14T00:00:00.0Z", "2015-07-14T23:59:59.9Z", "2015-07-14T00:00:00.0900+00:00", "2015-07-14T12:00:00+23:59", "2015-07-14T12:00:00-23:59",
    ];

    private static readonly string[] NoTimes =
    [
        "", "now", "1990-12-31", "1990-12-31T23:59:61Z", "1990-12-31T23:58:60Z", "1990-12-31T22:59:60Z", "1990-12-31T23:59:60+01:00", "1990-12-31T23:59:60-08:00",
        "1990-12-31T24:00:00Z", "1990-12-31T23:60:00Z", "1990-13-01T00:00:00Z", "1990-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "1990-12-31T23:59:59",
        "1990-12-31T23:59Z", "19901231T235959Z", "31/12/1990", "Mon, 31 Dec 1990 23:59:59 GMT", "662687999", "1990-12-31T23:59:59+0100x",
        "2015-07-14T12:00:00+24:00", "2015-07-14T12:00:00-24:00", "2015-07-14T12:00:00+01:60", "2015-07-14T12:00:00+01", "2015-07-14T12:00:00.Z", "2015-07-14T12:00:00.1.2Z",
        "2015-07-14T12:00:00.1/Z", "2015-07-14T12:00:00.1:Z", "2015-07-14T12:00:00,1Z", "2015-07-14T12:00:00ZZ", " 2015-07-14T12:00:00Z", "2015-07-14T12:00:00Z ", "2015-07-14T12:00:60Z",
        "2015-00-01T00:00:00Z", "2015-01-00T00:00:00Z", "2015-01-32T00:00:00Z", "20１5-07-14T12:00:00Z", "-015-07-14T12:00:00Z", "2015/07/14T12:00:00Z", "2015-07-14T12.00.00Z",
    ];

    [Theory, AllHosts]
    [Clause("VITAM-S-14", "VITAM-S-15", "VITAM-S-16", "VITAM-U-21")]
    public async Task Times_of_actions_and_steps_may_be_anything_that_RFC_3339_allows(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string json in Times.SelectMany(Steps))
        {
            (await wire.PostAsync(json)).Status.Should().Be(201, json);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-S-14", "VITAM-S-15", "VITAM-U-21")]
    public async Task What_is_no_time_is_refused(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string json in NoTimes.SelectMany(Steps))
        {
            (await wire.PostAsync(json)).ShouldBeRefused(412, json);
        }

        wire.Server.Vitam.Tasks.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("VITAM-S-14", "VITAM-S-15", "VITAM-U-19")]
    public async Task A_time_is_a_text(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string value in (string[])["662687999", "{}", "[]", "true", "[\"1990-12-31T23:59:59Z\"]"])
        {
            (await wire.PostAsync(VitamCalls.StepWith($"\"start_time\":{value}"))).ShouldBeRefused(412, value);
            (await wire.PostAsync(VitamCalls.StepWith($"\"end_time\":{value}"))).ShouldBeRefused(412, value);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-C-07", "VITAM-U-21")]
    public async Task The_time_of_an_update_may_be_a_leap_second_too(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string time in Times)
        {
            (await wire.PutAsync(await wire.SubmitAsync(), $$"""{"timestamp":"{{time}}"}""")).Status.Should().Be(200, time);
        }

        string id = await wire.SubmitAsync();
        foreach (string time in NoTimes)
        {
            (await wire.PutAsync(id, $$"""{"timestamp":"{{time}}"}""")).ShouldBeRefused(412, time);
        }

        (await wire.StateAsync(id)).Should().Be("running");
    }

    [Theory, AllHosts]
    [Clause("VITAM-S-16")]
    public async Task A_leap_second_is_kept_as_it_was_written(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.SubmitAsync(VitamCalls.ExampleStep);
        await wire.PutAsync(id, """{"timestamp":"1990-12-31T15:59:60-08:00"}""");

        wire.Server.Vitam.Tasks[id].Submitted.Step.GetProperty("actions")[0].Text("start_time").Should().Be("1990-12-31T23:59:60Z");
        wire.Server.Vitam.Tasks[id].Cancellation!.Value.Text("timestamp").Should().Be("1990-12-31T15:59:60-08:00");
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-21")]
    public async Task A_leap_second_counts_as_the_second_before_it(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string atMidnight = await wire.StartAsync();

        (await wire.QueryAsync("start_date>'2025-12-31T23:59:60Z'")).Should().Equal(atMidnight);
        (await wire.QueryAsync("start_date>'2025-12-31T23:59:60.999Z'")).Should().Equal(atMidnight);
        (await wire.QueryAsync("start_date='2025-12-31T23:59:60Z'")).Should().BeEmpty();
        (await wire.QueryAsync("start_date>'2026-01-01T23:59:60Z'")).Should().BeEmpty();
    }

    private static string[] Steps(string time) =>
    [
        VitamCalls.StepWith($"\"start_time\":\"{time}\""), VitamCalls.StepWith($"\"end_time\":\"{time}\""),
        $$"""{"Step":"name","start_time":"{{time}}","actions":[{"action":"a"}]}""", $$"""{"Step":"name","end_time":"{{time}}","actions":[{"action":"a"}]}""",
    ];
}
