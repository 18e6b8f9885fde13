using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BatchJobs.Testing.DataFlux;

namespace BatchJobs.Testing.Tests.DataFlux;

/// <summary>A fake server on a clock that stands still, with a job flow on it, and a bare client.</summary>
internal sealed class DataFluxClientFixture : IDisposable
{
    public const string Base = "http://df.example.com:21036/SASDataMgmtBatchJob/rest";
    public const string Metadata = "application/vnd.sas.datamgmt.jobflow.metadata+json";

    private readonly HttpClient http;

    public DataFluxClientFixture(Strictness strictness = Strictness.Strict)
    {
        Server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual, Strictness = strictness });
        http = new HttpClient(Server.CreateHandler());
        Fake.JobFlows.Add("flow.djf", "<flow/>"u8.ToArray(), "a flow");
    }

    public FakeBatchServer Server { get; }

    public FakeDataFluxService Fake => Server.DataFlux;

    public static string Id(string name) => Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(name)));

    public async Task<Answer> SendAsync(string method, string path, string? body = null, string? contentType = null, string? user = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.StartsWith("http", StringComparison.Ordinal) ? path : Base + path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        }

        if (user is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
        }

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.WwwAuthenticate.ToString());
    }

    public Task<Answer> UploadAsync(string name, string content = "PGEvPg==") =>
        SendAsync("POST", "/jobFlowDefns", $"{{\"version\":1,\"name\":{Quoted(name)},\"content\":{Quoted(content)}}}");

    public async Task<JsonElement> ExecuteAsync(string body = "{}", string name = "flow.djf", string? user = null)
    {
        Answer answer = await SendAsync("POST", $"/jobFlowDefns/{Id(name)}", body, Metadata, user);
        answer.Status.Should().Be(200, answer.Text);
        return answer.Item;
    }

    public Task AdvanceAsync(double seconds) => Server.AdvanceAsync(TimeSpan.FromSeconds(seconds), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        http.Dispose();
        Server.Dispose();
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
