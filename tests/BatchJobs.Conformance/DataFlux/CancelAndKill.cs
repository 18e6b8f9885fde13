using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>The links <c>cancel</c> and <c>kill</c>, whose addresses only the server knows.</summary>
public sealed class CancelAndKill
{
    private static readonly (string Cancel, string Kill)[] Styles =
    [
        ("/jobs/{id}/cancel", "/jobs/{id}/kill"), ("/jobs/{id}?action=cancel", "/jobs/{id}?action=kill"),
        ("/jobs/{id}/state?value=canceled", "/engines/of/{id}"),
    ];

    // The Base64 of an identifier that ends in this name has a plus and a slash, wherever the name begins in it.
    private const string UserWithOddIds = "~~~~ÿÿÿÿ";

    [Theory, AllHosts]
    [Clause("DF-U-08", "DF-J-08", "DF-J-09", "DF-O-03", "DF-O-04")]
    public async Task Under_every_style_cancel_takes_its_time_and_the_job_is_canceled(ServerHost host) => await ForEachStyleAsync(host, async wire =>
    {
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(1);

        WireAnswer answer = await wire.FollowAsync(await wire.JobAsync(id), "cancel");

        answer.ShouldBeACollectionOf(1);
        answer.OnlyItem().Text("id").Should().Be(id);
        (await wire.StateAsync(id)).Should().Be("running");
        await wire.AdvanceAsync(1.5);
        (await wire.StateAsync(id)).Should().Be("canceled");
    });

    [Theory, AllHosts]
    [Clause("DF-J-13", "DF-O-03", "DF-O-04", "DF-O-07")]
    public async Task Under_every_style_kill_ends_the_job(ServerHost host) => await ForEachStyleAsync(host, async wire =>
    {
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(1);

        WireAnswer answer = await wire.FollowAsync(await wire.JobAsync(id), "kill");

        answer.ShouldBeACollectionOf(1);
        answer.OnlyItem().Text("id").Should().Be(id);
        await wire.AdvanceAsync(1.5);
        (await wire.StateAsync(id)).Should().Be("canceled");
    });

    [Theory, AllHosts]
    [Clause("DF-O-03")]
    public async Task Under_every_style_other_addresses_do_nothing(ServerHost host) => await ForEachStyleAsync(host, async wire =>
    {
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(1);
        JsonElement job = await wire.JobAsync(id);
        string?[] links = [job.Link("cancel").Text("uri"), job.Link("kill").Text("uri")];

        foreach (string address in Styles.SelectMany(style => (string[])[style.Cancel, style.Kill]).Append("/jobs/{id}").Append("/jobs/{id}?action=x"))
        {
            string path = address.Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal);
            if (!links.Contains(address.Replace("{id}", id, StringComparison.Ordinal)) && !links.Contains(path))
            {
                (await wire.CallAsync("PUT", path)).Status.Should().BeInRange(400, 405, path);
            }
        }

        await wire.AdvanceAsync(60);
        (await wire.StateAsync(id)).Should().Be("running");
    });

    [Theory, AllHosts]
    [Clause("DF-U-05")]
    public async Task Under_every_style_the_links_of_jobs_whose_ids_have_plus_and_slash_are_encoded_and_can_be_followed(ServerHost host) => await ForEachStyleAsync(host, async wire =>
    {
        (string, string) user = Security.Basic(UserWithOddIds, "p");
        wire.Server.DataFlux.AddUser(UserWithOddIds, "p");
        foreach ((string rel, int untilItIsOver) in ((string, int)[])[("cancel", 2), ("kill", 0)])
        {
            string id = await wire.StartAsync("f.djf", user);
            id.Should().Contain("+").And.Contain("/");
            JsonElement link = (await wire.CallAsync("GET", DataFluxCalls.JobPath(id), user)).OnlyItem().Link(rel);
            string href = link.Text("href")!;

            link.Text("uri").Should().Contain(id.Replace("+", "%2B", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal));
            WireAnswer answer = await wire.SendAsync("PUT", href[(wire.Address.AbsoluteUri.Length - 1)..], null, user);

            answer.OnlyItem().Text("id").Should().Be(id, href);
            await wire.AdvanceAsync(untilItIsOver);
            wire.Server.DataFlux.Jobs[id].State.Should().Be("canceled", href);
        }
    });

    [Theory, AllHosts]
    [Clause("DF-J-08")]
    public async Task A_second_cancel_signals_and_logs_nothing_again(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.CancelingTime = TimeSpan.FromSeconds(10);
        string id = await wire.StartAsync();
        JsonElement job = await wire.JobAsync(id);
        await wire.FollowAsync(job, "cancel");
        string log = await wire.LogAsync(id);
        await wire.AdvanceAsync(6);

        (await wire.FollowAsync(job, "cancel")).OnlyItem().Text("state").Should().Be("running");

        (await wire.LogAsync(id)).Should().Be(log);
        await wire.AdvanceAsync(4);
        (await wire.StateAsync(id)).Should().Be("canceled");
        string ended = await wire.LogAsync(id);
        await wire.AdvanceAsync(60);
        (await wire.LogAsync(id)).Should().Be(ended);
        ended.Should().StartWith(log);
        ended[log.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle();
        wire.Server.DataFlux.Jobs[id].History.Select(change => change.State).Should().Equal("queued", "running", "canceled");
    }

    [Theory, AllHosts]
    public async Task A_body_is_ignored(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(1);

        (await wire.FollowAsync(await wire.JobAsync(id), "cancel", DataFluxCalls.Body("garbage", "x/y"))).Status.Should().Be(200);
        await wire.AdvanceAsync(60);

        (await wire.StateAsync(id)).Should().Be("canceled");
    }

    [Theory, AllHosts]
    [Clause("DF-O-04")]
    public async Task The_answer_can_be_204_without_a_body(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.CancelStatus = 204;
        string canceled = await wire.StartAsync();
        string killed = await wire.StartAsync();
        await wire.AdvanceAsync(1);

        (await wire.FollowAsync(await wire.JobAsync(canceled), "cancel")).ShouldBeEmpty(204);
        (await wire.FollowAsync(await wire.JobAsync(killed), "kill")).ShouldBeEmpty(204);
        await wire.AdvanceAsync(60);

        (await wire.StateAsync(canceled)).Should().Be("canceled");
        (await wire.StateAsync(killed)).Should().Be("canceled");
    }

    [Theory, AllHosts]
    [Clause("DF-O-07")]
    public async Task The_state_after_a_kill_can_be_failed(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.StateAfterKill = "failed";
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(1);

        await wire.FollowAsync(await wire.JobAsync(id), "kill");
        await wire.AdvanceAsync(60);

        (await wire.StateAsync(id)).Should().Be("failed");
        (await wire.JobAsync(id)).Rels().Should().Contain("delete");
    }

    [Theory, AllHosts]
    [Clause("DF-O-01", "DF-O-05")]
    public async Task The_time_a_cancellation_takes_is_an_option(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.CancelingTime = TimeSpan.FromSeconds(30);
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(1);
        await wire.FollowAsync(await wire.JobAsync(id), "cancel");

        await wire.AdvanceAsync(29);
        (await wire.StateAsync(id)).Should().Be("running");
        await wire.AdvanceAsync(2);
        (await wire.StateAsync(id)).Should().Be("canceled");
    }

    [Theory, AllHosts]
    public async Task A_link_kept_from_before_does_not_change_an_ended_job(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.SubmitAsync();
        await wire.AdvanceAsync(1);
        JsonElement running = await wire.JobAsync(id);
        await wire.AdvanceAsync(60);

        (await wire.FollowAsync(running, "cancel")).Status.Should().BeInRange(200, 409);
        (await wire.FollowAsync(running, "kill")).Status.Should().BeInRange(200, 409);
        await wire.AdvanceAsync(60);

        (await wire.StateAsync(id)).Should().Be("completed");
        (await wire.JobAsync(id)).GetProperty("duration").GetDouble().Should().Be(5);
    }

    [Theory, AllHosts]
    [Clause("DF-O-06")]
    public async Task A_job_without_these_links_answers_409_and_stays_as_it_is(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        Dictionary<string, string> jobs = await wire.RunToEveryEndAsync();
        wire.Server.DataFlux.Options.Servers = 0;
        jobs["queued"] = await wire.SubmitAsync("good.djf");

        foreach ((string state, string id) in jobs)
        {
            (await wire.CallAsync("PUT", DataFluxCalls.JobPath(id, "/cancel"))).Status.Should().Be(409, state);
            (await wire.CallAsync("PUT", DataFluxCalls.JobPath(id, "/kill"))).Status.Should().Be(409, state);
            await wire.AdvanceAsync(60);
            (await wire.StateAsync(id)).Should().Be(state);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-O-06")]
    public async Task The_status_for_a_job_without_these_links_is_an_option(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.CancelWithoutLinkStatus = 404;
        string id = await wire.RunAsync();

        (await wire.CallAsync("PUT", DataFluxCalls.JobPath(id, "/cancel"))).Status.Should().Be(404);
        (await wire.CallAsync("PUT", DataFluxCalls.JobPath(id, "/kill"))).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    public async Task An_unknown_id_answers_404_and_a_malformed_one_400(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string action in (string[])["/cancel", "/kill"])
        {
            (await wire.CallAsync("PUT", "/jobs/MTQxNzU1MjY4NjoxNDpQVUJMSUM=" + action)).Status.Should().Be(404);
            foreach (string id in Identifiers.Malformed)
            {
                (await wire.CallAsync("PUT", $"/jobs/{id}{action}")).Status.Should().Be(400, id);
            }
        }
    }

    [Theory, AllHosts]
    public async Task Following_the_links_of_a_deleted_job_answers_404(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.SubmitAsync();
        await wire.AdvanceAsync(1);
        JsonElement running = await wire.JobAsync(id);
        await wire.AdvanceAsync(60);
        await wire.DeleteAsync(DataFluxCalls.JobPath(id));

        (await wire.FollowAsync(running, "cancel")).Status.Should().Be(404);
        (await wire.FollowAsync(running, "kill")).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    public async Task A_canceled_job_frees_its_place_for_the_next(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.Servers = 1;
        string first = await wire.StartAsync();
        string second = await wire.SubmitAsync("next.djf");
        await wire.AdvanceAsync(1);

        await wire.FollowAsync(await wire.JobAsync(first), "kill");
        await wire.AdvanceAsync(2);

        (await wire.StateAsync(second)).Should().Be("running");
    }

    private static async Task ForEachStyleAsync(ServerHost host, Func<Wire, Task> test)
    {
        foreach ((string cancel, string kill) in Styles)
        {
            await using Wire wire = await Wire.OpenAsync(host);
            wire.Server.DataFlux.Options.CancelLink = cancel;
            wire.Server.DataFlux.Options.KillLink = kill;
            await test(wire);
        }
    }
}
