using System.Text;

namespace BatchJobs.Testing.Tests.DataFlux;

public sealed class DataFluxJobFlowTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task The_root_is_found_with_and_without_a_slash(string end)
    {
        using var fixture = new DataFluxClientFixture();

        Answer answer = await fixture.SendAsync("GET", "http://gate.example.com/a/SASDataMgmtBatchJob/rest" + end);

        answer.Json.Rels().Should().Equal("jobFlowDefns", "create", "jobs", "jobsByName", "jobsByUser", "jobsByState", "deleteJobsByState", "serverInfo", "delete");
        answer.Json.Link("create").Text("href").Should().Be("http://gate.example.com/a/SASDataMgmtBatchJob/rest/jobFlowDefns");
    }

    [Fact]
    public async Task An_uploaded_flow_can_be_looked_at_read_changed_and_deleted()
    {
        using var fixture = new DataFluxClientFixture();
        Answer created = await fixture.UploadAsync("dir/~ab~.djf");
        string self = created.Json.Link("self").Text("href");

        created.Status.Should().Be(200);
        created.ContentType.Should().Be("application/vnd.sas.datamgmt.jobflow.definition+json");
        created.Json.Text("modifiedTimeStamp").Should().Be("20251231T19:00:00");
        created.Json.Rels().Should().Equal("self", "delete", "metadata", "content", "updateContent", "execute", "jobs", "up");
        (await fixture.SendAsync("GET", self)).Text.Should().Be(created.Text);
        (await fixture.SendAsync("HEAD", self)).Should().Match<Answer>(head => head.Status == 200 && head.Text == "");
        (await fixture.SendAsync("GET", self + "/content")).Text.Should().Be("<a/>");
        (await fixture.SendAsync("PUT", self + "/content", "\r\n<b>")).Json.GetProperty("size").GetInt32().Should().Be(5);
        (await fixture.SendAsync("GET", self + "/metadata")).Status.Should().Be(500);
        (await fixture.SendAsync("DELETE", self)).Status.Should().Be(204);
        (await fixture.SendAsync("GET", self)).Status.Should().Be(404);
    }

    [Theory]
    [InlineData("a\\b")]
    [InlineData("/a")]
    [InlineData("../a")]
    [InlineData("a/./b")]
    [InlineData("a//b")]
    [InlineData("C:/a")]
    [InlineData("a.")]
    [InlineData("a /b")]
    [InlineData("a\u0001")]
    [InlineData("a?")]
    public async Task An_invalid_name_is_404(string name)
    {
        using var fixture = new DataFluxClientFixture();

        (await fixture.UploadAsync(name)).Status.Should().Be(404);
        fixture.Fake.JobFlows.Names.Should().Equal("flow.djf");
    }

    [Fact]
    [Clause("DF-O-17")]
    public async Task Names_have_4096_bytes_at_most()
    {
        using var fixture = new DataFluxClientFixture();

        (await fixture.UploadAsync(new string('é', 2048))).Status.Should().Be(200);
        (await fixture.UploadAsync(new string('é', 2048) + "a")).Status.Should().Be(404);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("[]", 400)]
    [InlineData("{\"name\":\"a\"}", 400)]
    [InlineData("{\"name\":1,\"content\":\"\"}", 400)]
    [InlineData("{\"name\":\"a\",\"content\":\"%\"}", 400)]
    [InlineData("{\"name\":\"a\",\"content\":\"\",\"nam\":1}", 400)]
    [InlineData("{\"name\":\"\\ud800\",\"content\":\"\"}", 400)]
    [InlineData("{\"name\":\"flow.djf\",\"content\":\"\"}", 409)]
    [InlineData("{\"name\":\"a\",\"content\":\"AAAAAAAA\"}", 413)]
    public async Task Bad_uploads_are_refused(string body, int status)
    {
        using var fixture = new DataFluxClientFixture();
        fixture.Fake.Options.MaxContentBytes = 5;

        (await fixture.SendAsync("POST", "/jobFlowDefns", body)).Status.Should().Be(status);
        fixture.Fake.JobFlows.Names.Should().Equal("flow.djf");
    }

    [Theory]
    [InlineData("abc", 400)]
    [InlineData("ab%20cd", 400)]
    [InlineData("YR==", 400)]
    [InlineData("YQ%3D%3D", 404)]
    [InlineData("/w==", 404)]
    public async Task A_malformed_id_is_400_and_an_unknown_one_404(string id, int status)
    {
        using var fixture = new DataFluxClientFixture();

        (await fixture.SendAsync("GET", "/jobFlowDefns/" + Uri.EscapeDataString(Uri.UnescapeDataString(id)))).Status.Should().Be(status);
        (await fixture.SendAsync("GET", "/jobs/" + Uri.EscapeDataString(Uri.UnescapeDataString(id)))).Status.Should().Be(status);
    }

    [Fact]
    [Clause("DF-O-12", "DF-O-13")]
    public async Task Nothing_in_a_flow_is_expanded_or_fetched()
    {
        using var fixture = new DataFluxClientFixture();
        var bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"x\">");
        for (int i = 1; i < 64; i++)
        {
            bomb.Append($"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">");
        }

        fixture.Fake.JobFlows.Add("bomb", Encoding.UTF8.GetBytes(bomb + "]><a>&a63;</a>"));
        fixture.Fake.JobFlows.Add("external", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x\"><a/>"u8.ToArray());
        fixture.Fake.JobFlows.Add("deep", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 100_000))));
        fixture.Fake.JobFlows.Add("bytes", [.. Enumerable.Range(0, 256).Select(value => (byte)value)]);
        fixture.Fake.JobFlows.Add("encoding", "<?xml version=\"1.0\" encoding=\"klingon\"?><a/>"u8.ToArray());
        fixture.Fake.JobFlows.Add("empty", []);

        foreach (string name in fixture.Fake.JobFlows.Names.Skip(1))
        {
            (await fixture.SendAsync("GET", $"/jobFlowDefns/{DataFluxClientFixture.Id(name)}/metadata")).Should().Match<Answer>(
                answer => answer.Status == 500 && answer.Json.Text("message").Contains("could not load"), name);
            (await fixture.ExecuteAsync(name: name)).Text("state").Should().Be("failed");
        }

        fixture.Fake.Jobs.Should().OnlyContain(job => job.Log.Contains("could not load") && job.StartedAt != null);
    }

    [Theory]
    [InlineData("<a>\n </b>", "without a document type (line 2, position 4).")]
    [InlineData("<!DOCTYPE a SYSTEM \"x\"><a/>", "without a document type.")]
    [Clause("DF-C-04")]
    public async Task The_engine_tells_where_it_stopped_if_there_is_a_place(string content, string place)
    {
        using var fixture = new DataFluxClientFixture();
        fixture.Fake.JobFlows.Add("bad.djf", Encoding.UTF8.GetBytes(content));

        await fixture.ExecuteAsync(name: "bad.djf");

        fixture.Fake.Jobs.Single().Log.Should().Contain(place).And.NotContain("line 0");
    }

    [Fact]
    public async Task Metadata_is_what_the_test_says()
    {
        using var fixture = new DataFluxClientFixture();
        fixture.Fake.JobFlows.SetMetadata("flow.djf", """{"inputs":{"p":"v","t":{"metadata":[{"name":"a","type":"date"}],"data":[["2014-10-13"],[null]]}}}""");

        Answer answer = await fixture.SendAsync("GET", $"/jobFlowDefns/{DataFluxClientFixture.Id("flow.djf")}/metadata");

        answer.Json.Rels().Should().Equal("execute", "up", "self");
        answer.Json.GetProperty("inputs").GetProperty("p").GetString().Should().Be("v");
        answer.Json.GetProperty("outputs").EnumerateObject().Should().BeEmpty();
        fixture.Fake.JobFlows.Invoking(flows => flows.SetMetadata("flow.djf", "{\"inputs\":1}")).Should().Throw<ArgumentException>();
        fixture.Fake.JobFlows.Invoking(flows => flows.SetMetadata("x", "{}")).Should().Throw<KeyNotFoundException>();
    }
}
