using System.Text;
using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>The ids of job flows and jobs.</summary>
public sealed class Identifiers
{
    /// <summary>What cannot be an id, as it stands in a path.</summary>
    public static IReadOnlyList<string> Malformed { get; } = ["***", "a", "abcde", "====", "%00", "%20", "w78-", "Z%20g==", "..%2F..", "Zg==Zg=="];

    [Theory, AllHosts]
    [Clause("DF-S-05", "DF-S-14", "DF-D-11", "DF-O-19")]
    public async Task A_flows_id_is_the_Base64_of_its_name(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string name, string id) in ((string, string)[])
                 [
                     ("Event for Logging.djf", "RXZlbnQgZm9yIExvZ2dpbmcuZGpm"), ("dataSvcTypes.ddf", "ZGF0YVN2Y1R5cGVzLmRkZg=="),
                     ("100Exp+Copy.ddf", "MTAwRXhwK0NvcHkuZGRm"), ("100Exp.ddf", "MTAwRXhwLmRkZg=="), ("waiter2.dmc", "d2FpdGVyMi5kbWM="),
                     ("waiter.dmc", "d2FpdGVyLmRtYw=="), ("ab~", "YWJ+"), ("ÿÿÿ.djf", "w7/Dv8O/LmRqZg=="),
                 ])
        {
            (await wire.CreateAsync(name)).Json.Text("id").Should().Be(id);
        }
    }

    [Theory, AllHosts]
    public async Task Padding_may_be_escaped_or_not(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("waiter.dmc");

        foreach (string id in (string[])["d2FpdGVyLmRtYw==", "d2FpdGVyLmRtYw%3D%3D", "d2FpdGVyLmRtYw%3d=", "%642FpdGVyLmRtYw=="])
        {
            (await wire.GetAsync("/jobFlowDefns/" + id)).Status.Should().Be(200, id);
            (await wire.GetAsync($"/jobFlowDefns/{id}/content")).Status.Should().Be(200, id);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-O-20")]
    public async Task The_status_for_a_malformed_id_is_an_option(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.MalformedIdStatus = 404;

        foreach (string id in (string[])["***", "abcde", "w78-"])
        {
            (await wire.GetAsync("/jobFlowDefns/" + id)).Status.Should().Be(404, id);
            (await wire.GetAsync($"/jobs/{id}/log")).Status.Should().Be(404, id);
        }
    }

    [Theory, AllHosts]
    public async Task Ids_are_case_sensitive(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("waiter.dmc");

        (await wire.GetAsync("/jobFlowDefns/d2FpdGVyLmRtYW==")).Status.Should().BeOneOf(400, 404);
        (await wire.GetAsync("/jobFlowDefns/D2FpdGVyLmRtYw==")).Status.Should().BeOneOf(400, 404);
    }

    [Theory, AllHosts]
    public async Task Ids_with_plus_and_slash_work_escaped(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string name in (string[])["ab~", "ÿÿÿ.djf"])
        {
            wire.AddFlow(name);
            foreach (string sub in (string[])["", "/content", "/metadata", "/jobs"])
            {
                (await wire.GetAsync(DataFluxCalls.FlowPath(name, sub))).Status.Should().Be(200, name + sub);
            }

            (await wire.ExecuteAsync(name)).OnlyItem().Text("jobFlowId").Should().Be(DataFluxCalls.IdOf(name));
            (await wire.DeleteAsync(DataFluxCalls.FlowPath(name))).Status.Should().Be(204);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-O-30")]
    public async Task An_unescaped_plus_is_a_plus(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("ab~");

        (await wire.GetAsync("/jobFlowDefns/YWJ+")).Json.Text("name").Should().Be("ab~");
    }

    [Theory, AllHosts]
    [Clause("DF-D-03")]
    public async Task The_links_of_flows_whose_ids_have_plus_and_slash_can_be_followed(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string name in (string[])["ab~", "ÿÿÿ.djf", "ÿÿÿ", "a/ÿ/~~~.djf"])
        {
            JsonElement flow = (await wire.CreateAsync(name)).Json;
            foreach (string rel in (string[])["self", "metadata", "content", "jobs"])
            {
                (await wire.FollowAsync(flow, rel)).Status.Should().Be(200, $"{name} {rel}");
            }

            string id = (await wire.FollowAsync(flow, "execute", DataFluxCalls.Body("{}", MediaType.Metadata))).OnlyItem().Text("id")!;
            (await wire.FollowAsync(await wire.JobAsync(id), "jobFlow")).Json.Text("name").Should().Be(name);
            (await wire.FollowAsync(flow, "delete")).Status.Should().Be(204);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-O-21")]
    public async Task A_jobs_id_is_the_Base64_of_the_servers_start_a_counter_and_the_user(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.AdvanceAsync(75);

        int[] counters = [.. new[] { await wire.SubmitAsync(), await wire.RunAsync(), await wire.SubmitAsync() }.Select(id =>
        {
            string[] parts = Encoding.UTF8.GetString(Convert.FromBase64String(id)).Split(':');
            parts.Should().HaveCount(3);
            parts[0].Should().Be("1767225600");
            parts[2].Should().Be("PUBLIC");
            return int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        })];

        counters.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Theory, AllHosts]
    [Clause("DF-U-05")]
    public async Task A_jobs_id_works_with_its_padding_escaped_or_not(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        for (int number = 0; number < 12; number++)
        {
            string id = await wire.RunAsync();

            foreach (string path in (string[])[id, Uri.EscapeDataString(id)])
            {
                (await wire.GetAsync("/jobs/" + path)).OnlyItem().Text("id").Should().Be(id);
                (await wire.GetAsync($"/jobs/{path}/log")).Status.Should().Be(200);
            }
        }
    }

    [Theory, AllHosts]
    [Clause("DF-U-04")]
    public async Task The_jobs_of_a_user_with_any_name_can_be_reached_by_their_links(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string user in (string[])["ÿÿÿ", "DOMAIN\\ram", "a?b~~~"])
        {
            wire.Server.DataFlux.AddUser(user, "p");
            string id = await wire.RunAsync("f.djf", Security.Basic(user, "p"));
            JsonElement job = (await wire.CallAsync("GET", DataFluxCalls.JobPath(id), Security.Basic(user, "p"))).OnlyItem();

            string href = job.Link("log").Text("href")!;

            (await wire.SendAsync("GET", href[(wire.Address.AbsoluteUri.Length - 1)..], null, Security.Basic(user, "p"))).Status.Should().Be(200, href);
        }
    }
}
