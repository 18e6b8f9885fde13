using System.Text.Json;
using BatchJobs.Testing;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Conformance.Vitam;

/// <summary><c>GET /tasks</c></summary>
public sealed class ListTasks
{
    private static readonly string?[] Everything = [null, "", "{}", " { } ", """{"query":null}""", """{"query":""}"""];

    [Theory, AllHosts]
    [Clause(
        "VITAM-L-05", "VITAM-L-06", "VITAM-L-07", "VITAM-L-08", "VITAM-L-09", "VITAM-L-10", "VITAM-L-11", "VITAM-L-12", "VITAM-L-13",
        "VITAM-L-14")]
    public async Task The_answer_has_the_members_of_the_documents_example_in_its_order(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.ListLimit = 1;
        string id = await wire.StartAsync();
        await wire.StartAsync();

        WireAnswer answer = await wire.ListAsync(VitamCalls.Querying("name='end*'&since>'2015-07-14'"));

        answer.Status.Should().Be(200);
        answer.ContentType.Should().StartWith("application/json");
        answer.Json.Members().Should().Equal("hits", "context", "results");
        JsonElement hits = answer.Json.GetProperty("hits");
        hits.Members().Should().Equal("total", "size", "offset", "limit", "time_out", "next");
        hits.GetProperty("total").GetInt32().Should().Be(2);
        hits.GetProperty("size").GetInt32().Should().Be(1);
        hits.GetProperty("offset").GetInt32().Should().Be(0);
        hits.GetProperty("limit").GetInt32().Should().Be(1);
        hits.GetProperty("time_out").GetBoolean().Should().BeFalse();
        hits.Text("next").Should().NotBeNullOrEmpty();
        answer.Json.GetProperty("context").Members().Should().Equal("query");
        answer.Json.GetProperty("context").Text("query").Should().Be("name='end*'&since>'2015-07-14'");
        answer.Results().Should().Equal(id);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-24", "VITAM-U-31")]
    public async Task Without_a_query_all_running_tasks_are_listed_in_the_order_of_their_submission(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string?[] ids = [await wire.StartAsync("c"), await wire.StartAsync("a"), await wire.StartAsync("b"), await wire.StartAsync("a")];

        foreach (string? body in Everything)
        {
            WireAnswer answer = await wire.ListAsync(body);

            answer.Results().Should().Equal(ids, body);
            answer.Json.GetProperty("context").GetRawText().Should().Be("{}", body);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-24", "VITAM-U-29", "VITAM-U-30", "VITAM-U-36")]
    public async Task No_tasks_are_an_empty_list(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string? body in Everything.Append(VitamCalls.Querying("name='x'")))
        {
            WireAnswer answer = await wire.ListAsync(body);

            answer.Results().Should().BeEmpty();
            answer.Json.GetProperty("hits").GetRawText().Should().Be("""{"total":0,"size":0,"offset":0,"limit":100,"time_out":false}""");
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-L-01", "VITAM-U-24")]
    public async Task Tasks_that_are_over_are_not_listed_unless_that_is_chosen(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "bad").ThenFail(new FakeVitamError(404, "File_Not_Found"));
        string canceled = await wire.SubmitAsync();
        await wire.PutAsync(canceled);
        string done = await wire.RunAsync();
        string failed = await wire.RunAsync("bad");
        string running = await wire.SubmitAsync();

        (await wire.IdsAsync()).Should().Equal(running);
        (await wire.QueryAsync("name='*'")).Should().Equal(running);

        wire.Server.Vitam.Options.ListFinishedTasks = true;
        (await wire.IdsAsync()).Should().Equal(canceled, done, failed, running);
    }

    [Theory, AllHosts]
    [Clause("VITAM-L-10", "VITAM-D-10", "VITAM-U-29", "VITAM-U-31")]
    public async Task A_list_has_a_hundred_tasks_at_most_and_then_names_what_follows(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        var ids = new List<string?>();
        for (int i = 0; i < 100; i++)
        {
            ids.Add(await wire.StartAsync());
        }

        JsonElement full = (await wire.ListAsync()).Json.GetProperty("hits");
        full.Members().Should().Equal("total", "size", "offset", "limit", "time_out");
        await wire.StartAsync();
        WireAnswer answer = await wire.ListAsync();

        answer.Results().Should().Equal(ids);
        JsonElement hits = answer.Json.GetProperty("hits");
        hits.GetProperty("total").GetInt32().Should().Be(101);
        hits.GetProperty("size").GetInt32().Should().Be(100);
        hits.Text("next").Should().NotBeNullOrEmpty();
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-29")]
    public async Task What_follows_is_the_address_of_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.ListLimit = 1;
        await wire.StartAsync();
        await wire.StartAsync();
        string next = (await wire.ListAsync()).Json.GetProperty("hits").Text("next")!;

        (await wire.GetAsync(VitamCalls.TaskPath(next))).ShouldBeRefused(404);
        (await wire.PutAsync(next)).ShouldBeRefused(404);
        (await wire.GetAsync("/async_list/" + Uri.EscapeDataString(next))).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    [Clause("VITAM-L-07", "VITAM-L-08", "VITAM-D-10")]
    public async Task A_total_counts_what_matches_and_not_all_there_is(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.ListLimit = 2;
        foreach (string name in (string[])["a", "b", "a", "b", "a"])
        {
            await wire.StartAsync(name);
        }

        JsonElement some = (await wire.ListAsync(VitamCalls.Querying("name='a'"))).Json.GetProperty("hits");
        JsonElement all = (await wire.ListAsync(VitamCalls.Querying("name='b'"))).Json.GetProperty("hits");

        (some.GetProperty("total").GetInt32(), some.GetProperty("size").GetInt32(), some.Members().Contains("next")).Should().Be((3, 2, true));
        (all.GetProperty("total").GetInt32(), all.GetProperty("size").GetInt32(), all.Members().Contains("next")).Should().Be((2, 2, false));
    }

    [Theory, AllHosts]
    [Clause("VITAM-L-11", "VITAM-U-30")]
    public async Task A_list_can_have_timed_out(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.ListTimedOut = true;
        await wire.StartAsync();

        (await wire.ListAsync()).Json.GetProperty("hits").GetProperty("time_out").GetBoolean().Should().BeTrue();
    }

    [Theory, AllHosts]
    [Clause("VITAM-L-02")]
    public async Task A_query_may_come_in_chunks(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync("a");
        await wire.StartAsync("b");

        (await wire.IdsAsync(VitamCalls.Querying("name='a'"), ("Transfer-Encoding", "chunked"))).Should().Equal(id);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-40")]
    public async Task Parameters_and_headers_of_other_documents_do_nothing_at_a_lenient_server(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);
        string[] ids = [await wire.StartAsync(), await wire.StartAsync()];

        WireAnswer answer = await wire.GetAsync("/tasks?query=name%3D'x'&$limit=1&$offset=1&_limit=1&_offset=1&_filter=x", ("X-Cursor", "true"), ("X-Cursor-Id", "x"));

        answer.Results().Should().Equal(ids);
        answer.Json.GetProperty("hits").GetRawText().Should().Be("""{"total":2,"size":2,"offset":0,"limit":100,"time_out":false}""");
    }

    [Theory, AllHosts]
    [Clause("VITAM-L-02", "VITAM-L-03", "VITAM-L-20", "VITAM-U-19")]
    public async Task A_body_that_is_no_object_with_a_textual_query_is_refused(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string body in (string[])
                 [
                     "{", "null", "[]", "true", "5", "\"name='a'\"", "name='a'", "[{}]", "{}{}", "{},", """{"query":5}""", """{"query":true}""", """{"query":{}}""",
                     """{"query":["name='a'"]}""", """{"query":"name='a'",}""", """{'query':''}""", """{"query":{"name":"a"}}""",
                 ])
        {
            (await wire.ListAsync(body)).ShouldBeRefused(412, body);
        }
    }
}
