using BatchJobs.Testing.Vitam;

namespace BatchJobs.Conformance.Vitam;

/// <summary>What a query can ask for.</summary>
public sealed class QueryFields
{
    [Theory, AllHosts]
    [Clause("VITAM-U-26")]
    public async Task Every_textual_member_of_a_status_can_be_asked_for_by_its_name(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.ListFinishedTasks = true;
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "linked").OfType("freeze").ThenSucceed("https://xxx/v1/ingests/456");
        string linked = await wire.RunAsync("linked");
        string canceled = await wire.SubmitAsync();
        await wire.PutAsync(canceled);
        string running = await wire.StartAsync();

        foreach ((string query, string[] ids) in ((string, string[])[])
                 [
                     ($"id='{running}'", [running]), ("id='*'", [linked, canceled, running]), ("id>''", [linked, canceled, running]), ("type='freeze'", [linked]),
                     ("type>'freeze'", [canceled, running]), ("state='done'", [linked]), ("state='canceled'", [canceled]), ("state='running'", [running]), ("state='Done'", []),
                     ("task_status='cancel'", [canceled]), ("result_link='https://xxx/*'", [linked]), ("result_link='*456'&type='freeze'", [linked]), ("name='linked'", [linked]),
                 ])
        {
            (await wire.QueryAsync(query)).Should().Equal(ids, query);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-27")]
    public async Task A_member_that_is_null_matches_nothing(ServerHost host)
    {
        await using Wire wire = await Queries.OpenAsync(host, "a");

        foreach (string query in (string[])
                 [
                     "task_status='*'", "task_status=''", "task_status>''", "end_date>'1970-01-01'", "end_date='*'", "expiration_date>'1970-01-01'", "expiration_date='*'",
                     "result_link='*'", "result_link=''", "result_link>''", "task_status='null'",
                 ])
        {
            (await wire.QueryAsync(query)).Should().BeEmpty(query);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-26", "VITAM-U-27")]
    public async Task Dates_are_compared_as_moments(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.AdvanceAsync(3600);
        string id = await wire.StartAsync();

        foreach (string field in (string[])["since", "start_date"])
        {
            foreach ((string literal, bool found) in ((string, bool)[])
                     [
                         ("2026-01-01", true), ("2025-12-31", true), ("2026-01-02", false), ("2026-01-01T00:59:59.999Z", true), ("2026-01-01T01:00:00Z", false),
                         ("2026-01-01T01:00:00.000Z", false), ("2026-01-01T01:00:00.001Z", false), ("2026-01-01T02:00:00+01:00", false), ("2026-01-01T01:59:59+01:00", true),
                         ("2026-01-01T00:00:00-01:00", false), ("2025-12-31T23:59:59-01:00", true), ("2026-01-01T05:00:00+05:30", true), ("0001-01-01", true), ("9999-12-31", false),
                         ("2026-01-02T00:59:59+23:59", false), ("2026-01-02T00:58:59+23:59", true), ("2025-12-31T01:00:59-23:59", true), ("2025-12-31T01:01:00-23:59", false),
                     ])
            {
                (await wire.QueryAsync($"{field}>'{literal}'")).Should().Equal(found ? [id] : [], $"{field}>'{literal}'");
            }
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-27")]
    public async Task A_date_alone_is_its_midnight_in_UTC(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string atMidnight = await wire.StartAsync();
        (await wire.QueryAsync("since>'2026-01-01'")).Should().BeEmpty();

        await wire.AdvanceAsync(0.001);
        string later = await wire.StartAsync();

        (await wire.QueryAsync("since>'2026-01-01'")).Should().Equal(later);
        (await wire.QueryAsync("since>'2025-12-31T23:59:59.999Z'")).Should().Equal(atMidnight, later);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-26", "VITAM-U-27")]
    public async Task The_end_and_the_expiry_are_dates_too(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.ListFinishedTasks = true;
        wire.Server.Vitam.Options.ResultLifetime = TimeSpan.FromHours(1);
        string id = await wire.RunAsync();

        (await wire.QueryAsync("end_date>'2026-01-01T00:00:04.9Z'")).Should().Equal(id);
        (await wire.QueryAsync("end_date>'2026-01-01T01:00:05+01:00'")).Should().BeEmpty();
        (await wire.QueryAsync("expiration_date>'2026-01-01T01:00:04.9Z'")).Should().Equal(id);
        (await wire.QueryAsync("expiration_date>'2026-01-01T01:00:05Z'")).Should().BeEmpty();
        (await wire.QueryAsync("end_date='2026-01-01T00:00:05.000Z'")).Should().Equal(id);
        (await wire.QueryAsync("end_date='2026-01-01T00:00:06.000Z'")).Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-27")]
    public async Task What_cannot_be_read_as_a_date_is_refused(ServerHost host)
    {
        await using Wire wire = await Queries.OpenAsync(host, "a");

        foreach (string field in (string[])["since", "start_date", "end_date", "expiration_date"])
        {
            foreach (string literal in (string[])
                     [
                         "", "yesterday", "2015-13-01", "2015-02-30", "2015-7-14", "14/07/2015", "2015", "2015-07-14T", "2015-07-14T25:00:00Z", "2015-07-14T17:07:61Z", "2015-07*",
                         "*", "1436893634", "2015-07-14T17:07:14Z x", "+10000-01-01", "99999-01-01", "2015-07-14T12:00:00+24:00", "2015-07-14T12:00:00.Z",
                     ])
            {
                (await wire.ListAsync(VitamCalls.Querying($"{field}>'{literal}'"))).ShouldBeRefused(412, $"{field}>'{literal}'");
            }
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-26")]
    public async Task Any_other_field_is_refused(ServerHost host)
    {
        await using Wire wire = await Queries.OpenAsync(host, "a");

        foreach (string field in (string[])
                 [
                     "Step", "Name", "NAME", "Since", "error", "error.state", "http_code", "status", "cpu_usage_last_10s", "float_value", "tenant", "X-Tenant-Id", "otherInfo",
                     "startDate", "_id", "x", "é", "query",
                 ])
        {
            (await wire.ListAsync(VitamCalls.Querying($"{field}='a'"))).ShouldBeRefused(412, field);
            (await wire.ListAsync(VitamCalls.Querying($"name='a'&{field}='a'"))).ShouldBeRefused(412, field);
        }
    }

    [Theory, AllHosts]
    public async Task What_is_refused_does_not_depend_on_what_there_is(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string query in (string[])["x='a'", "since>'yesterday'", "name='nobody'&x='a'", "name='nobody'&since>'yesterday'", "nonsense"])
        {
            (await wire.ListAsync(VitamCalls.Querying(query))).ShouldBeRefused(412, query);
        }
    }

    [Theory, AllHosts]
    public async Task The_states_that_are_asked_for_are_the_words_that_are_told(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.RunningState = "En cours";
        wire.Server.Vitam.WhenSubmitted(_ => true).OfType("audit").ThenFail(new FakeVitamError(404, "File_Not_Found"));
        string id = await wire.SubmitAsync();

        (await wire.QueryAsync("state='En cours'&type='audit'")).Should().Equal(id);
        (await wire.QueryAsync("state='running'")).Should().BeEmpty();
    }
}
