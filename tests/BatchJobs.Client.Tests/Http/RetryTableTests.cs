using System.Net;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;

namespace BatchJobs.Client.Tests.Http;

/// <summary>Runs every cell of the table in docs/retries.md.</summary>
public sealed class RetryTableTests
{
    private static readonly string[][] Table = [.. ReadTable()];

    /// <summary>The failures of each column.</summary>
    private static readonly Dictionary<string, string[]> Failures = new()
    {
        ["no connection, 429"] = ["refused", "429"],
        ["no response, 408, 502, 503, 504"] = ["lost", "408", "502", "503", "504"],
        ["500"] = ["500"],
        ["redirect, success that cannot be read"] = ["302", "html"],
        ["other 4xx"] = ["400", "403"],
    };

    /// <summary>The calls of each row.</summary>
    private static readonly Dictionary<string, Func<HttpMessageHandler, TimeProvider, Task>[]> Calls = new()
    {
        ["reading; deleting; uploading a file; replacing a job flow's document; canceling"] =
        [
            (wire, time) => Spss(wire, time).Jobs.ListAsync(),
            (wire, time) => Spss(wire, time).Jobs.DeleteAsync("j"),
            (wire, time) => Spss(wire, time).Files.UploadAsync("f", new MemoryStream([1])),
            (wire, time) => DataFlux(wire, time).JobFlows.GetMetadataAsync("f"),
            (wire, time) => DataFlux(wire, time).JobFlows.UpdateContentAsync("f", new MemoryStream([1])),
        ],
        ["the same of Vitam"] =
        [
            (wire, time) => Vitam(wire, time).Tasks.ListAsync(),
            (wire, time) => Vitam(wire, time).Tasks.CancelAsync("t"),
        ],
        ["`SpssJobs.SubmitAsync`"] = [(wire, time) => Spss(wire, time).Jobs.SubmitAsync("j", TestData.Training())],
        ["`SpssJobs.SubmitOrResubmitAsync`"] = [(wire, time) => Spss(new AbsentStatus(wire), time).Jobs.SubmitOrResubmitAsync("j", TestData.Training())],
        ["`DataFluxJobFlows.ExecuteAsync`"] = [(wire, time) => DataFlux(wire, time).JobFlows.ExecuteAsync("f")],
        ["`DataFluxJobFlows.CreateAsync`"] = [(wire, time) => DataFlux(wire, time).JobFlows.CreateAsync("f.djf", new MemoryStream([1]))],
        ["`VitamTasks.SubmitAsync`"] = [(wire, time) => Vitam(wire, time).Tasks.SubmitAsync(VitamClientFixture.Step)],
    };

    public static TheoryData<string, string> Cells =>
        [.. Table.Skip(2).SelectMany(row => Table[0].Skip(1).Select(column => new TheoryDataRow<string, string>(row[0], column)))];

    [Fact]
    public void The_table_has_the_rows_and_columns_that_are_run()
    {
        Table[0].Skip(1).Should().BeEquivalentTo(Failures.Keys);
        Table.Skip(2).Select(row => row[0]).Should().BeEquivalentTo(Calls.Keys);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_cell_says_what_happens(string row, string column)
    {
        string says = Table.Single(line => line[0] == row)[Array.IndexOf(Table[0], column)];

        foreach (Func<HttpMessageHandler, TimeProvider, Task> call in Calls[row])
        {
            foreach (string failure in Failures[column])
            {
                (await WhatHappensAsync(call, failure)).Should().Be(says, $"{row} after {failure}");
            }
        }
    }

    private static async Task<string> WhatHappensAsync(Func<HttpMessageHandler, TimeProvider, Task> call, string failure)
    {
        using var server = new FakeBatchServer();
        using var wire = new ServiceScript(server.Clock, "https://h.example.com") { Otherwise = _ => ServiceScript.Response(418) };
        _ = failure switch
        {
            "refused" => wire.RefuseConnection(),
            "lost" => wire.LoseResponse(),
            "html" => wire.Respond(200, "<html>log in</html>", "text/html"),
            "302" => wire.Respond(302, "", ("Location", "https://elsewhere.example.com/")),
            _ => wire.Respond(int.Parse(failure, System.Globalization.CultureInfo.InvariantCulture), "no"),
        };
        Exception? exception = await Record.ExceptionAsync(() => call(wire, server.Clock));
        SentRequest first = wire.Sent[0];
        return wire.Sent.Skip(1).FirstOrDefault() switch
        {
            null => exception is BatchJobException and not SubmissionOutcomeUnknownException ? "exception" : $"{exception}",
            { Method: var method, Path: var path } when method == first.Method && path == first.Path && exception is ServiceException { StatusCode: (HttpStatusCode)418 } => "retried",
            { Method: "GET" } when exception is SubmissionOutcomeUnknownException => "looked up",
            _ => $"{exception}",
        };
    }

    private static IEnumerable<string[]> ReadTable()
    {
        string? directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory!, "BatchJobs.Client.sln")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return File.ReadLines(Path.Combine(directory!, "docs", "retries.md"))
            .SkipWhile(line => !line.StartsWith("| operation |", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());
    }

    /// <summary>Tells that there is no job yet, which is asked first.</summary>
    private sealed class AbsentStatus(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath.EndsWith("/status", StringComparison.Ordinal)
                ? Task.FromResult(ServiceScript.Response(404))
                : base.SendAsync(request, cancellationToken);
    }

    private static SpssClient Spss(HttpMessageHandler wire, TimeProvider time) =>
        SpssClient.Create(new SpssClientOptions { Endpoint = new Uri("https://h.example.com"), AccessKey = "key" }, wire, time);

    private static DataFluxClient DataFlux(HttpMessageHandler wire, TimeProvider time) =>
        DataFluxClient.Create(new DataFluxClientOptions { Endpoint = new Uri("https://h.example.com") }, wire, time);

    private static VitamClient Vitam(HttpMessageHandler wire, TimeProvider time) =>
        VitamClient.Create(new VitamClientOptions { Endpoint = new Uri("https://h.example.com"), PlatformKey = "key" }, wire, time);
}
