using System.Globalization;
using System.Net;
using System.Text;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;

namespace BatchJobs.Client.Tests.Simulation;

/// <summary>Responses that are damaged in every way, for every operation: the documented exceptions come of them, and nothing else.</summary>
public sealed class MutatedResponseTests
{
    private const string Spss = "https://spss.example.com";
    private const string SpssJob = """{"id":"j","action":"TRAINING","status":"RUNNING","createdAt":1496225893369,"creater":"c","model":{"id":"m"},"setting":{"inputs":[{"node":"n","odbc":{"table":"t","dbRef":"d"}}]},"result":{"jobId":"j","jobStatus":"FAILED","failureMsg":"no","dataUrl":"https://h/pm/v1/file/r"}}""";
    private const string Status = """{"jobId":"j","jobStatus":"RUNNING"}""";
    private const string Flow = """{"version":1,"id":"f","name":"f.djf","description":"d","size":3,"modifiedTimeStamp":"2015-02-13T15:37:44","links":[{"rel":"self","href":"https://h/f","uri":"/jobFlowDefns/f","method":"GET"}]}""";
    private const string Metadata = """{"version":1,"id":"f","inputs":{"Region":"north","T":{"columns":[{"name":"a","type":"String","maxChars":3}],"data":[["x"],[null]]}},"outputs":{}}""";
    private const string Info = """{"version":"2.7","serverCurrentDate":"20150106T16:16:37","serverMinutesFromGMT":-300,"repositoryInfo":[{"name":"r"}],"links":[]}""";
    private const string FluxJob = """{"items":[{"id":"j","jobFlowId":"f","name":"f.djf","userName":"ann","state":"running","startTimeStamp":"2015-02-13T15:37:44","links":[{"rel":"cancel","uri":"/jobs/j/cancel","method":"PUT"}]}],"count":1}""";
    private const string VitamTask = """{"id":"t","type":"Ingest","state":"running","start_date":"2015-07-14T17:07:14Z","error":{"http_code":404,"code":"c","state":"s","message":"m","errors":[{"message":"n"}]}}""";
    private const string VitamTasks = """{"hits":{"total":1,"size":1,"offset":0,"limit":100},"context":{"query":"q"},"results":["t"]}""";
    private const string VitamState = """{"id":"i","service":"s","startDate":"2015-07-14T17:07:14Z","status":"Active"}""";

    private static readonly int Count = Setting("BATCHJOBS_RESPONSES", 10_000);

    private static readonly int FirstSeed = Setting("BATCHJOBS_SEED", 1);

    private static readonly int[] Statuses = [200, 200, 200, 200, 200, 201, 202, 204, 206, 299, 302, 400, 401, 403, 404, 408, 409, 412, 429, 461, 500, 503, 599];

    private static readonly string[] Types = ["application/json", "application/json; charset=utf-16", "text/plain; charset=klingon", "text/html", "application/vnd.sas.collection+json", ";;;"];

    private static readonly string[] Splinters =
        ["null", "{}", "[]", "\"", "\\ud800", "\\u0000", "-1", "1e999", "99999999999999999999", "true", "<html>", "\uFEFF", ",", "}", "]", "{\"a\":", "[[[[[[[[", "\u0000", "é"];

    private static readonly (string Body, Func<Clients, Task> Call)[] Operations =
    [
        (SpssJob, clients => clients.Spss.Jobs.GetAsync("j")),
        ($"[{SpssJob}]", clients => clients.Spss.Jobs.ListAsync()),
        (Status, clients => clients.Spss.Jobs.GetStatusAsync("j")),
        (SpssJob, clients => clients.Spss.Jobs.SubmitAsync("j", TestData.Training())),
        (SpssJob, clients => clients.Spss.Jobs.SubmitOrResubmitAsync("j", TestData.Training())),
        ("1", clients => clients.Spss.Jobs.DeleteAsync("j")),
        ("1", clients => clients.Spss.Jobs.DeleteManyAsync(["j", "k"])),
        ("""["a","b"]""", clients => clients.Spss.Files.ListAsync()),
        ("https://h/pm/v1/file/f", clients => clients.Spss.Files.UploadAsync("f", new MemoryStream([1]))),
        ("file", clients => clients.Spss.Files.DownloadAsync("f")),
        ($$"""{"items":[{{Flow}}]}""", clients => clients.DataFlux.JobFlows.ListAsync()),
        (Flow, clients => clients.DataFlux.JobFlows.GetAsync("f")),
        (Flow, clients => clients.DataFlux.JobFlows.CreateAsync("f.djf", new MemoryStream([1]))),
        (Metadata, clients => clients.DataFlux.JobFlows.GetMetadataAsync("f")),
        (FluxJob, clients => clients.DataFlux.JobFlows.ExecuteAsync("f")),
        (FluxJob, clients => clients.DataFlux.Jobs.ListAsync()),
        (FluxJob, clients => clients.DataFlux.Jobs.GetAsync("j")),
        (FluxJob, clients => clients.DataFlux.Jobs.CancelAsync("j")),
        ("one\ntwo\n", clients => ReadAsync(clients.DataFlux.Jobs.ReadLogLinesAsync("j"))),
        (Info, clients => clients.DataFlux.Server.GetInfoAsync()),
        ("""{"links":[]}""", clients => clients.DataFlux.Server.GetRootAsync()),
        (VitamTasks, clients => clients.Vitam.Tasks.ListAsync()),
        (VitamTask, clients => clients.Vitam.Tasks.GetAsync("t")),
        (VitamTask, clients => clients.Vitam.Tasks.SubmitAsync(VitamClientFixture.Step)),
        (VitamTask, clients => clients.Vitam.Tasks.CancelAsync("t")),
        (VitamState, clients => clients.Vitam.Service.GetStatusAsync()),
    ];

    [Fact]
    public async Task Only_documented_exceptions_come_of_a_damaged_response()
    {
        using var server = new FakeBatchServer();
        using var wire = new MutatingHandler();
        var clients = new Clients(wire, server.Clock);
        int successes = 0;
        for (int seed = FirstSeed; seed < FirstSeed + Count; seed++)
        {
            var random = new Random(seed);
            (string body, Func<Clients, Task> call) = Operations[random.Next(Operations.Length)];
            wire.Respond(random, body);
            try
            {
                await call(clients);
                successes++;
            }
            catch (Exception exception) when (exception is BatchJobException or RequestTimeoutException)
            {
                // As documented.
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}: {body[..Math.Min(60, body.Length)]} became {wire.Last}{Environment.NewLine}{exception}");
            }
        }

        successes.Should().BeInRange(1, Count - 1, "some damage does no harm, and some does");
    }

    private static async Task ReadAsync(IAsyncEnumerable<string> lines)
    {
        await foreach (string line in lines)
        {
            _ = line;
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    private sealed class Clients
    {
        public Clients(HttpMessageHandler wire, TimeProvider time)
        {
            var spss = new SpssClientOptions { Endpoint = new Uri(MutatedResponseTests.Spss), AccessKey = "key" };
            var dataFlux = new DataFluxClientOptions { Endpoint = new Uri("https://h") };
            var vitam = new VitamClientOptions { Endpoint = new Uri("https://h"), PlatformKey = "key" };
            foreach (ClientOptions options in new ClientOptions[] { spss, dataFlux, vitam })
            {
                options.Retry.MaxRetryAttempts = 0;
            }

            Spss = SpssClient.Create(spss, wire, time);
            DataFlux = DataFluxClient.Create(dataFlux, wire, time);
            Vitam = VitamClient.Create(vitam, wire, time);
        }

        public SpssClient Spss { get; }

        public DataFluxClient DataFlux { get; }

        public VitamClient Vitam { get; }
    }

    /// <summary>Answers every request of a call with the same body, damaged anew each time.</summary>
    private sealed class MutatingHandler : HttpMessageHandler
    {
        private Random random = new(0);
        private string body = "";

        public string Last { get; private set; } = "";

        public void Respond(Random source, string whole) => (random, body) = (source, whole);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var text = new StringBuilder(body);
            for (int damage = random.Next(4); damage > 0; damage--)
            {
                int place = random.Next(text.Length + 1);
                switch (random.Next(4))
                {
                    case 0:
                        text.Insert(place, Splinters[random.Next(Splinters.Length)]);
                        break;
                    case 1:
                        text.Remove(place, Math.Min(random.Next(12), text.Length - place));
                        break;
                    case 2 when place < text.Length:
                        text[place] = (char)random.Next(32, 256);
                        break;
                    default:
                        text.Length = place;
                        break;
                }
            }

            Last = text.ToString();
            var response = new HttpResponseMessage((HttpStatusCode)Statuses[random.Next(Statuses.Length)]) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Last)) };
            response.Content.Headers.TryAddWithoutValidation("Content-Type", Types[random.Next(Types.Length)]);
            response.Headers.TryAddWithoutValidation("Date", random.Next(3) == 0 ? "Mon, 01 Jan 0001 00:00:00 GMT" : "Thu, 01 Jan 2026 00:00:00 GMT");
            response.Headers.TryAddWithoutValidation("Retry-After", random.Next(3) == 0 ? "Fri, 31 Dec 9999 23:59:59 GMT" : "-1");
            response.Headers.TryAddWithoutValidation("Location", random.Next(2) == 0 ? "//\\:" : "https://elsewhere.example.com/?a=b");
            return Task.FromResult(response);
        }
    }
}
