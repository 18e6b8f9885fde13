using System.Text;
using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux;

/// <summary>Verb, path, media types and credentials of every operation.</summary>
public class DataFluxWireTests
{
    private const string Collections = "application/vnd.sas.collection+json, application/json";
    private const string Definitions = "application/vnd.sas.datamgmt.jobflow.definition+json, application/json";
    private const string Metadata = "application/vnd.sas.datamgmt.jobflow.metadata+json";
    private const string Xml = "application/vnd.sas.datamgmt.jobflow.content+xml";

    public static TheoryData<SampleCall> Calls =>
    [
        new SampleCall("GET /", client => client.Server.GetRootAsync(), "{}", "application/json"),
        new SampleCall("GET /serverInfo", client => client.Server.GetInfoAsync(), "{}", "application/json"),
        new SampleCall("DELETE /engines", client => client.Server.DeleteEnginesAsync(), ""),
        new SampleCall("GET /jobFlowDefns", client => client.JobFlows.ListAsync(), """{"items":[]}""", Collections),
        new SampleCall("POST /jobFlowDefns", client => client.JobFlows.CreateAsync("a/b.djf", new MemoryStream([1])), Flow, Definitions, "application/vnd.sas.datamgmt.jobflow+json"),
        new SampleCall("HEAD /jobFlowDefns/a%2Bb%2Fc==", client => client.JobFlows.ExistsAsync("a+b/c=="), ""),
        new SampleCall("GET /jobFlowDefns/a%2Bb%2Fc==", client => client.JobFlows.GetAsync("a+b/c=="), Flow, Definitions),
        new SampleCall("GET /jobFlowDefns/a%2Bb%2Fc==/content", client => client.JobFlows.GetContentAsync("a+b/c=="), "<x/>", Xml + ", application/xml"),
        new SampleCall("PUT /jobFlowDefns/a%2Bb%2Fc==/content", client => client.JobFlows.UpdateContentAsync("a+b/c==", new MemoryStream([65])), Flow, Definitions, Xml),
        new SampleCall("DELETE /jobFlowDefns/a%2Bb%2Fc==", client => client.JobFlows.DeleteAsync("a+b/c=="), ""),
        new SampleCall("GET /jobFlowDefns/a%2Bb%2Fc==/metadata", client => client.JobFlows.GetMetadataAsync("a+b/c=="), """{"id":"x","name":"x"}""", Metadata + ", application/json"),
        new SampleCall("POST /jobFlowDefns/a%2Bb%2Fc==", client => client.JobFlows.ExecuteAsync("a+b/c=="), DataFluxClientFixture.Collection(DataFluxClientFixture.Status("queued")), Collections, Metadata),
        new SampleCall("GET /jobFlowDefns/a%2Bb%2Fc==/jobs", client => client.JobFlows.ListJobsAsync("a+b/c=="), """{"items":[]}""", Collections),
        new SampleCall("GET /jobs", client => client.Jobs.ListAsync(), """{"items":[]}""", Collections),
        new SampleCall("GET /jobs?name=100Exp%2BCopy.ddf", client => client.Jobs.ListByFlowNameAsync("100Exp+Copy.ddf"), """{"items":[]}""", Collections),
        new SampleCall("GET /jobs?user=ram%7Ctyrath%26x", client => client.Jobs.ListByUserAsync("ram|tyrath&x"), """{"items":[]}""", Collections),
        new SampleCall("GET /jobs?state=failed", client => client.Jobs.ListByStateAsync(DataFluxJobState.Failed), """{"items":[]}""", Collections),
        new SampleCall("GET /jobs/a%2Bb%2Fc==", client => client.Jobs.GetAsync("a+b/c=="), DataFluxClientFixture.Collection(DataFluxClientFixture.Status("queued", "a+b/c==")), Collections),
        new SampleCall("GET /jobs/a%2Bb%2Fc==/log", client => client.Jobs.OpenLogAsync("a+b/c=="), "log", "text/plain"),
        new SampleCall("DELETE /jobs/a%2Bb%2Fc==", client => client.Jobs.DeleteAsync("a+b/c=="), ""),
        new SampleCall("DELETE /jobs?state=canceled", client => client.Jobs.DeleteByStateAsync(DataFluxFinishedState.Canceled), ""),
    ];

    private const string Flow = """{"id":"x","name":"x"}""";

    [Theory]
    [MemberData(nameof(Calls))]
    [Clause(
        "DF-A-03", "DF-U-04", "DF-N-01", "DF-N-02", "DF-R-03", "DF-R-04", "DF-L-01", "DF-C-02", "DF-C-10", "DF-F-01", "DF-F-08", "DF-F-16", "DF-F-27",
        "DF-F-37", "DF-F-47", "DF-F-48", "DF-E-01", "DF-E-02", "DF-Q-02", "DF-Q-03", "DF-Q-06", "DF-Q-09", "DF-Q-13", "DF-Q-22", "DF-V-01",
        "DF-G-01", "DF-K-08")]
    public async Task An_operation_is_sent_as_documented(SampleCall call)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(call.Body.Length == 0 && call.Request.StartsWith("DELETE", StringComparison.Ordinal) ? 204 : 200, call.Body);

        await call.Send(fixture.Client);

        SentRequest sent = fixture.Wire.Sent.Should().ContainSingle().Subject;
        sent.ToString().Should().Be(call.Request);
        sent.Headers.GetValueOrDefault("Accept").Should().Be(call.Accept);
        sent.Headers["Authorization"].Should().Be("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ram:Tr0ub4dor+3/x==")));
        (sent.ContentHeaders?.GetValueOrDefault("Content-Type")).Should().Be(call.ContentType);
        (sent.ContentHeaders is null).Should().Be(sent.Method is "GET" or "HEAD", "what changes something has content, be it empty");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_is_repeated_after_a_lost_answer_unless_it_starts_or_creates_something(SampleCall call)
    {
        await using var fixture = new DataFluxClientFixture();
        bool isOnce = call.Request.StartsWith("POST", StringComparison.Ordinal);
        fixture.Wire.LoseResponse();
        fixture.Wire.Otherwise = sent => isOnce && sent.Method == "POST" ? throw new InvalidOperationException("A second one.") : ServiceScript.Response(200, isOnce ? """{"items":[]}""" : call.Body);
        Func<Task> send = () => call.Send(fixture.Client);

        if (isOnce)
        {
            await send.Should().ThrowAsync<BatchJobException>();
        }
        else
        {
            await send.Should().NotThrowAsync();
        }

        fixture.Wire.Sent.Count(sent => sent.ToString() == call.Request).Should().Be(isOnce ? 1 : 2);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Every_call_is_repeated_when_it_cannot_have_arrived(SampleCall call)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.RefuseConnection().Respond(429, "busy").Respond(200, call.Body);

        await call.Send(fixture.Client);

        fixture.Wire.Sent.Should().HaveCount(3);
    }

    [Fact]
    [Clause("DF-A-04")]
    public async Task A_server_without_security_gets_no_credentials()
    {
        await using var fixture = new DataFluxClientFixture(options => (options.UserName, options.Password) = (null, ""));
        fixture.Wire.Respond(200, """{"items":[]}""");

        await fixture.Jobs.ListAsync();

        fixture.Wire.Sent[0].Headers.Should().NotContainKey("Authorization");
    }

    [Theory]
    [InlineData("https://h.example.com:21036", "https://h.example.com:21036/SASDataMgmtBatchJob/rest/jobs")]
    [InlineData("https://h.example.com:21036/", "https://h.example.com:21036/SASDataMgmtBatchJob/rest/jobs")]
    [InlineData("https://h.example.com/SASDataMgmtBatchJob/rest", "https://h.example.com/SASDataMgmtBatchJob/rest/jobs")]
    [InlineData("https://h.example.com/SASDataMgmtBatchJob/rest/", "https://h.example.com/SASDataMgmtBatchJob/rest/jobs")]
    [InlineData("https://h.example.com/dm/", "https://h.example.com/dm/SASDataMgmtBatchJob/rest/jobs")]
    [Clause("DF-A-05", "DF-B-02")]
    public async Task The_endpoint_may_have_the_services_path_and_a_slash(string endpoint, string address)
    {
        await using var fixture = new DataFluxClientFixture(options => options.Endpoint = new Uri(endpoint));
        fixture.Wire.Respond(200, """{"items":[]}""");

        await fixture.Jobs.ListAsync();

        fixture.Wire.Sent[0].Address.Should().Be(address);
    }

    [Fact]
    public async Task Neither_password_nor_credentials_show_in_errors_or_logs()
    {
        await using var fixture = new DataFluxClientFixture();
        string credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes("ram:Tr0ub4dor+3/x=="));
        fixture.Wire.Respond(401, $$"""{"message":"Tr0ub4dor+3/x== or {{credentials}} is wrong"}""")
            .Respond(200, $"<html>{Uri.EscapeDataString(credentials)} Tr0ub4dor%2B3%2Fx%3D%3D</html>");

        Exception denied = (await fixture.Jobs.Invoking(jobs => jobs.ListAsync()).Should().ThrowAsync<AccessDeniedException>()).Which;
        Exception html = (await fixture.Jobs.Invoking(jobs => jobs.ListAsync()).Should().ThrowAsync<ServiceException>()).Which;

        foreach (string text in new[] { denied.ToString(), ((ServiceException)denied).BodyExcerpt!, html.ToString(), ((ServiceException)html).BodyExcerpt!, fixture.Logs.Text })
        {
            text.Should().NotContain("Tr0ub4dor").And.NotContain(credentials).And.NotContain(Uri.EscapeDataString(credentials));
        }

        denied.Message.Should().Contain("DataFlux ListJobs (GET /jobs) answered 401: *** or *** is wrong");
    }

    public sealed class SampleCall(string request, Func<DataFluxClient, Task> send, string body, string? accept = null, string? contentType = null)
    {
        internal string Request => request;

        internal Func<DataFluxClient, Task> Send => send;

        internal string Body => body;

        internal string? Accept => accept;

        internal string? ContentType => contentType;

        public override string ToString() => request;
    }
}
