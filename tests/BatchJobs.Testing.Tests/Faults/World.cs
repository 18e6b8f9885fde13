using System.Net.Http.Headers;
using System.Text;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Testing.Tests.Faults;

/// <summary>A server on which every operation succeeds, with a client in process or through a socket.</summary>
internal sealed class World : IAsyncDisposable
{
    private const string DataFlux = "/SASDataMgmtBatchJob/rest";
    private const string Metadata = "application/vnd.sas.datamgmt.jobflow.metadata+json";
    private const string Step = """{"Step":"name","actions":[{"action":"id_action"}]}""";

    private static readonly string Flow = Uri.EscapeDataString(Convert.ToBase64String("flow.djf"u8));

    private readonly string ended;
    private readonly string running;
    private readonly string task;

    private World(FakeBatchServer server, HttpClient http, string ended, string running, string task)
    {
        Server = server;
        Http = http;
        this.ended = ended;
        this.running = running;
        this.task = task;
    }

    public static IReadOnlyList<Enum> Operations { get; } = [.. Enum.GetValues<SpssOperation>().Cast<Enum>(), .. Enum.GetValues<DataFluxOperation>().Cast<Enum>(), .. Enum.GetValues<VitamOperation>().Cast<Enum>()];

    public FakeBatchServer Server { get; }

    public HttpClient Http { get; }

    public static async Task<World> CreateAsync(bool overSocket, CancellationToken cancellationToken)
    {
        var server = new FakeBatchServer();
        server.Spss.Files.Add("model", [1, 2, 3]);
        server.Spss.WhenSubmitted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        server.DataFlux.JobFlows.Add("flow.djf", "<flow/>"u8.ToArray());
        server.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.Zero).AndThen().RunFor(Timeout.InfiniteTimeSpan);
        server.Vitam.WhenSubmitted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        using (var setUp = new HttpClient(server.CreateHandler()) { BaseAddress = new Uri("http://fake.example.com") })
        {
            await SendAsync(setUp, Request(SpssOperation.SubmitJob, "", "", "", job: "old"), cancellationToken);
            await SendAsync(setUp, Request(DataFluxOperation.ExecuteJobFlow, "", "", ""), cancellationToken);
            await SendAsync(setUp, Request(DataFluxOperation.ExecuteJobFlow, "", "", ""), cancellationToken);
            await SendAsync(setUp, Request(VitamOperation.SubmitTask, "", "", ""), cancellationToken);
        }

        HttpClient http = overSocket
            ? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = await server.ListenAsync(cancellationToken: cancellationToken) }
            : new HttpClient(server.CreateHandler()) { BaseAddress = new Uri("http://fake.example.com") };
        string[] jobs = [.. server.DataFlux.Jobs.Select(job => job.Id)];
        return new World(server, http, jobs[0], jobs[1], server.Vitam.Tasks.Single().Id);
    }

    /// <summary>Begins the fault of an operation.</summary>
    public FaultBuilder On(Enum operation) => operation switch
    {
        SpssOperation spss => Server.Faults.On(spss),
        DataFluxOperation dataFlux => Server.Faults.On(dataFlux),
        _ => Server.Faults.On((VitamOperation)operation),
    };

    /// <summary>A request to an operation, which succeeds.</summary>
    public HttpRequestMessage Request(Enum operation) => Request(operation, ended, running, task);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    private static HttpRequestMessage Request(Enum operation, string ended, string running, string task, string job = "new") => operation switch
    {
        SpssOperation.ListJobs => Spss("GET", "jobs"),
        SpssOperation.SubmitJob => Spss("POST", $"jobs/{job}", Definition()),
        SpssOperation.SubmitOrResubmitJob => Spss("PUT", $"jobs/{job}", Definition()),
        SpssOperation.GetJob => Spss("GET", "jobs/old"),
        SpssOperation.GetJobStatus => Spss("GET", "jobs/old/status"),
        SpssOperation.DeleteJobs => Spss("DELETE", "jobs/old"),
        SpssOperation.ListFiles => Spss("GET", "file"),
        SpssOperation.UploadFile => Spss("PUT", "file/another", new MultipartFormDataContent { { new ByteArrayContent([1]), "model_file", "f" } }),
        SpssOperation.DownloadFile => Spss("GET", "file/model"),
        SpssOperation.DeleteFile => Spss("DELETE", "file/model"),
        DataFluxOperation.GetRoot => new(HttpMethod.Get, DataFlux + "/"),
        DataFluxOperation.ListJobFlows => new(HttpMethod.Get, DataFlux + "/jobFlowDefns"),
        DataFluxOperation.CreateJobFlow => Flux("POST", "/jobFlowDefns", Text("""{"version":1,"name":"new.djf","content":"PGEvPg=="}""", "application/json")),
        DataFluxOperation.JobFlowExists => Flux("HEAD", $"/jobFlowDefns/{Flow}"),
        DataFluxOperation.GetJobFlow => Flux("GET", $"/jobFlowDefns/{Flow}"),
        DataFluxOperation.DeleteJobFlow => Flux("DELETE", $"/jobFlowDefns/{Flow}"),
        DataFluxOperation.ExecuteJobFlow => Flux("POST", $"/jobFlowDefns/{Flow}", Text("{}", Metadata)),
        DataFluxOperation.GetJobFlowContent => Flux("GET", $"/jobFlowDefns/{Flow}/content"),
        DataFluxOperation.UpdateJobFlowContent => Flux("PUT", $"/jobFlowDefns/{Flow}/content", Text("<new/>", "application/vnd.sas.datamgmt.jobflow.content+xml")),
        DataFluxOperation.GetJobFlowMetadata => Flux("GET", $"/jobFlowDefns/{Flow}/metadata"),
        DataFluxOperation.GetJobFlowJobs => Flux("GET", $"/jobFlowDefns/{Flow}/jobs"),
        DataFluxOperation.ListJobs => Flux("GET", "/jobs"),
        DataFluxOperation.DeleteJobsByState => Flux("DELETE", "/jobs?state=completed"),
        DataFluxOperation.GetJob => Flux("GET", $"/jobs/{Uri.EscapeDataString(ended)}"),
        DataFluxOperation.DeleteJob => Flux("DELETE", $"/jobs/{Uri.EscapeDataString(ended)}"),
        DataFluxOperation.GetJobLog => Flux("GET", $"/jobs/{Uri.EscapeDataString(ended)}/log"),
        DataFluxOperation.CancelJob => Flux("PUT", $"/jobs/{Uri.EscapeDataString(running)}/cancel"),
        DataFluxOperation.KillJob => Flux("PUT", $"/jobs/{Uri.EscapeDataString(running)}/kill"),
        DataFluxOperation.GetServerInfo => Flux("GET", "/serverInfo"),
        DataFluxOperation.DeleteEngines => Flux("DELETE", "/engines"),
        VitamOperation.ListTasks => Vitam("GET", "tasks", Text("""{"tasks":""}""", "application/json")),
        VitamOperation.SubmitTask => Vitam("POST", "tasks", Text(Step, "application/json")),
        VitamOperation.CancelByRequestId => Vitam("PUT", "tasks", Text($$"""{"X-RequestId":"{{task}}"}""", "application/json")),
        VitamOperation.GetTask => Vitam("GET", $"tasks/{task}"),
        VitamOperation.CancelTask => Vitam("PUT", $"tasks/{task}", Text("{}", "application/json")),
        VitamOperation.GetStatus => Vitam("GET", "status"),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    private static HttpRequestMessage Spss(string method, string path, HttpContent? content = null) => new(new HttpMethod(method), $"/pm/v1/{path}?accesskey=k") { Content = content };

    private static HttpRequestMessage Flux(string method, string path, HttpContent? content = null) => new(new HttpMethod(method), DataFlux + path) { Content = content };

    private static HttpRequestMessage Vitam(string method, string path, HttpContent? content = null) => new(new HttpMethod(method), $"/v1/{path}") { Content = content, Headers = { { "X-Vitam-Key", "k" } } };

    private static StringContent Definition() => Text("""{"action":"TRAINING","model":{"id":"model"}}""", "application/json");

    private static StringContent Text(string text, string type) => new(text, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));

    private static async Task SendAsync(HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            response.IsSuccessStatusCode.Should().BeTrue(await response.Content.ReadAsStringAsync(cancellationToken));
        }
    }
}
