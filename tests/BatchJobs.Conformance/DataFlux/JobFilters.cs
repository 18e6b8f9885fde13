namespace BatchJobs.Conformance.DataFlux;

/// <summary>The filters of <c>GET /jobs</c>.</summary>
public sealed class JobFilters
{
    [Theory, AllHosts]
    [Clause("DF-Q-03", "DF-Q-04", "DF-Q-05")]
    public async Task A_name_selects_the_jobs_of_exactly_this_flow(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string wanted = await wire.RunAsync("100Exp.ddf");
        await wire.RunAsync("100Exp.ddf2");
        await wire.RunAsync("100exp.ddf");

        (await wire.GetAsync("/jobs?name=100Exp.ddf")).ShouldBeACollectionOf(1);
        (await wire.JobIdsAsync("?name=100Exp.ddf")).Should().Equal(wanted);
        (await wire.JobIdsAsync("?name=100Exp")).Should().BeEmpty();
        (await wire.JobIdsAsync("?name=*")).Should().BeEmpty();
        (await wire.JobIdsAsync("?name=100Exp.ddf%7C100exp.ddf")).Should().BeEmpty();
        (await wire.JobIdsAsync("?name=100Exp.ddf,100exp.ddf")).Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-C-10", "DF-Q-03")]
    public async Task Names_are_URL_encoded(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string name in (string[])["Event for Logging.djf", "a/b.djf", "50%.djf", "a&state=failed.djf", "a=b#c.djf", "日本.djf"])
        {
            string id = await wire.RunAsync(name);

            (await wire.JobIdsAsync("?name=" + Uri.EscapeDataString(name))).Should().Equal([id], name);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-O-30")]
    public async Task A_plus_is_a_plus_encoded_or_not(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.RunAsync("100Exp+Copy.ddf");
        await wire.RunAsync("100Exp Copy.ddf");

        (await wire.JobIdsAsync("?name=100Exp%2BCopy.ddf")).Should().Equal(id);
        (await wire.JobIdsAsync("?name=100Exp+Copy.ddf")).Should().Equal(id);
    }

    [Theory, AllHosts]
    [Clause("DF-J-03", "DF-Q-06", "DF-Q-07", "DF-Q-08")]
    public async Task A_user_selects_the_jobs_of_exactly_this_user(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.AddUser("ram", "p");
        wire.Server.DataFlux.AddUser("tyrath", "p");
        string rams = await wire.RunAsync("f.djf", Security.Basic("ram", "p"));
        wire.Server.DataFlux.AddUser("Ram", "p");
        string tyraths = await wire.RunAsync("f.djf", Security.Basic("tyrath", "p"));
        string other = await wire.RunAsync("f.djf", Security.Basic("Ram", "p"));

        foreach ((string user, string[] ids) in ((string, string[])[])
                 [("ram", [rams]), ("Ram", [other]), ("RAM", []), ("tyrath", [tyraths]), ("ra", []), ("ram%7Ctyrath", []), ("ram,tyrath", []), ("nobody", []), ("PUBLIC", [])])
        {
            WireAnswer answer = await wire.CallAsync("GET", "/jobs?user=" + user, Security.Basic("ram", "p"));

            answer.Items().Select(job => job.Text("id")).Should().Equal(ids, user);
        }
    }

    [Theory, AllHosts]
    public async Task Without_security_all_jobs_are_of_PUBLIC(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.RunAsync();

        (await wire.JobIdsAsync("?user=PUBLIC")).Should().Equal(id);
        (await wire.JobIdsAsync("?user=public%7CPUBLIC")).Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-Q-09")]
    public async Task A_state_selects_the_jobs_in_this_state(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        Dictionary<string, string> jobs = await wire.RunToEveryEndAsync();
        wire.Server.DataFlux.Options.Servers = 1;
        jobs["running"] = await wire.StartAsync("endless.djf");
        jobs["queued"] = await wire.SubmitAsync("good.djf");
        await wire.AdvanceAsync(1);

        foreach ((string state, string id) in jobs)
        {
            (await wire.JobIdsAsync("?state=" + state)).Should().Equal([id], state);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-O-31")]
    public async Task Unknown_names_and_users_answer_200_with_an_empty_collection(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunAsync();

        (await wire.GetAsync("/jobs?name=nobody.djf")).ShouldBeACollectionOf(0);
        (await wire.GetAsync("/jobs?user=nobody")).ShouldBeACollectionOf(0);
    }

    [Theory, AllHosts]
    [Clause("DF-Q-10", "DF-O-29")]
    public async Task An_unknown_state_answers_400(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string state in (string[])["done", "cancelled", "Completed", "completed%7Cfailed", "completed,failed", ""])
        {
            (await wire.GetAsync("/jobs?state=" + state)).Status.Should().Be(400, state);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-O-29")]
    public async Task The_status_for_a_filter_that_does_not_exist_is_an_option(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.WrongFilterStatus = 500;

        (await wire.GetAsync("/jobs?state=done")).Status.Should().Be(500);
        (await wire.GetAsync("/jobs?user=PUBLIC&state=failed")).Status.Should().Be(500);
        (await wire.DeleteAsync("/jobs?state=done")).Status.Should().Be(500);
        (await wire.DeleteAsync("/jobs?state=running")).Status.Should().Be(500);
        (await wire.DeleteAsync("/jobs")).Status.Should().Be(500);
    }

    [Theory, AllHosts]
    [Clause("DF-Q-11", "DF-O-29")]
    public async Task Two_filters_answer_400_with_an_error_body(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunAsync();

        foreach (string query in (string[])
                 ["user=PUBLIC&state=failed", "name=f.djf&user=PUBLIC", "state=completed&name=f.djf", "name=f.djf&user=PUBLIC&state=completed",
                     "state=completed&state=failed", "user=PUBLIC&user=ram"])
        {
            WireAnswer answer = await wire.GetAsync("/jobs?" + query);

            answer.Status.Should().Be(400, query);
            answer.MediaTypeOf().Should().Be(MediaType.Error);
        }
    }
}
