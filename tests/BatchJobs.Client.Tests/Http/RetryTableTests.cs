using System.Globalization;
using System.Net;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Client.Tests.Http;

/// <summary>Runs every cell of the table in docs/retries.md.</summary>
public sealed class RetryTableTests
{
    private const string Flow = "Zmxvdy5kamY=";

    private static readonly string[][] Table = [.. ReadTable()];

    /// <summary>The failures of each column.</summary>
    private static readonly Dictionary<string, string[]> Failures = new()
    {
        ["no connection, 429"] = ["429"],
        ["no response, 408, 502, 503, 504"] = ["lost", "408", "502", "503", "504"],
        ["500"] = ["500"],
        ["redirect, success that cannot be read"] = ["302", "html"],
        ["other 4xx"] = ["400", "403"],
    };

    /// <summary>The calls of each row, each with the operation that fails.</summary>
    private static readonly Dictionary<string, (Enum Operation, Func<FakeBatchServer, Task> Call)[]> Calls = new()
    {
        ["reading; deleting; uploading a file; replacing a job flow's document; canceling"] =
        [
            (SpssOperation.ListJobs, static server => Spss(server).Jobs.ListAsync()),
            (SpssOperation.DeleteJobs, static server => Spss(server).Jobs.DeleteAsync("j")),
            (SpssOperation.UploadFile, static server => Spss(server).Files.UploadAsync("f", new MemoryStream([1]))),
            (DataFluxOperation.GetJobFlowMetadata, static server => DataFlux(server).JobFlows.GetMetadataAsync(Flow)),
            (DataFluxOperation.UpdateJobFlowContent, static server => DataFlux(server).JobFlows.UpdateContentAsync(Flow, new MemoryStream([1]))),
        ],
        ["the same of Vitam"] =
        [
            (VitamOperation.ListTasks, static server => Vitam(server).Tasks.ListAsync()),
            (VitamOperation.CancelTask, static server => Vitam(server).Tasks.CancelAsync("t")),
        ],
        ["`SpssJobs.SubmitAsync`"] = [(SpssOperation.SubmitJob, static server => Spss(server).Jobs.SubmitAsync("j", TestData.Training()))],
        ["`SpssJobs.SubmitOrResubmitAsync`"] = [(SpssOperation.SubmitOrResubmitJob, static server => Spss(server).Jobs.SubmitOrResubmitAsync("j", TestData.Training()))],
        ["`DataFluxJobFlows.ExecuteAsync`"] = [(DataFluxOperation.ExecuteJobFlow, static server => DataFlux(server).JobFlows.ExecuteAsync(Flow))],
        ["`DataFluxJobFlows.CreateAsync`"] = [(DataFluxOperation.CreateJobFlow, static server => DataFlux(server).JobFlows.CreateAsync("new.djf", new MemoryStream([1])))],
        ["`VitamTasks.SubmitAsync`"] = [(VitamOperation.SubmitTask, static server => Vitam(server).Tasks.SubmitAsync(VitamClientFixture.Step))],
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

        foreach ((Enum operation, Func<FakeBatchServer, Task> call) in Calls[row])
        {
            foreach (string failure in Failures[column])
            {
                (await WhatHappensAsync(operation, call, failure)).Should().Be(says, $"{operation} after {failure}");
            }
        }
    }

    private static async Task<string> WhatHappensAsync(Enum operation, Func<FakeBatchServer, Task> call, string failure)
    {
        using var server = new FakeBatchServer();
        Fault fault = Plan(server.Faults.OnAny(request => operation.Equals(request.Operation)).Once(), failure);

        // What the client does next is seen, and ends there.
        server.Faults.OnAny(_ => fault.StrikeCount > 0).Respond(418);
        Exception? exception = await Record.ExceptionAsync(() => call(server));
        JournalEntry[] sent = [.. server.Journal.Entries.SkipWhile(entry => !operation.Equals(entry.Operation))];
        return sent.Skip(1).FirstOrDefault() switch
        {
            null => exception is BatchJobException and not SubmissionOutcomeUnknownException ? "exception" : $"{exception}",
            { Method: var method, Path: var path } when method == sent[0].Method && path == sent[0].Path && exception is ServiceException { StatusCode: (HttpStatusCode)418 } => "retried",
            { Method: "GET" } when exception is SubmissionOutcomeUnknownException => "looked up",
            _ => $"{exception}",
        };
    }

    private static Fault Plan(FaultBuilder fault, string failure) => failure switch
    {
        "lost" => fault.LoseResponse(),
        "html" => fault.RespondWith(200, "text/html", "<html>log in</html>"),
        "302" => fault.Redirect(new Uri("https://elsewhere.example.com/")),
        _ => fault.Respond(int.Parse(failure, CultureInfo.InvariantCulture)),
    };

    /// <summary>A server that nobody can connect to has not seen the request, which is why there is no fault of a single one.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Without_a_connection_the_same_is_sent_again(string row)
    {
        string says = Table.Single(line => line[0] == row)[Array.IndexOf(Table[0], "no connection, 429")];
        foreach ((Enum operation, Func<FakeBatchServer, Task> call) in Calls[row])
        {
            using var server = new FakeBatchServer();
            server.Faults.Down(TimeSpan.FromMilliseconds(1));
            server.Faults.OnAny().Respond(418);

            Exception? exception = await Record.ExceptionAsync(() => call(server));

            says.Should().Be("retried");
            exception.Should().BeOfType<ServiceException>("of {0}", operation).Which.StatusCode.Should().Be((HttpStatusCode)418);
        }
    }

    public static TheoryData<string> Rows => [.. Calls.Keys];

    private static IEnumerable<string[]> ReadTable() =>
        DocumentationPage.Lines("retries.md")
            .SkipWhile(line => !line.StartsWith("| operation |", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());

    private static SpssClient Spss(FakeBatchServer server) =>
        SpssClient.Create(new SpssClientOptions { Endpoint = new Uri("https://h.example.com"), AccessKey = "key" }, server.CreateHandler(), server.Clock);

    private static DataFluxClient DataFlux(FakeBatchServer server) =>
        DataFluxClient.Create(new DataFluxClientOptions { Endpoint = new Uri("https://h.example.com") }, server.CreateHandler(), server.Clock);

    private static VitamClient Vitam(FakeBatchServer server) =>
        VitamClient.Create(new VitamClientOptions { Endpoint = new Uri("https://h.example.com"), PlatformKey = "key" }, server.CreateHandler(), server.Clock);
}
