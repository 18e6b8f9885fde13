using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux;

/// <summary>Each status that the document lists for an operation comes out as the exception for it.</summary>
public class DataFluxStatusTests
{
    private const string Flow = "/jobFlowDefns/f1";

    public static TheoryData<Listed> Documented =>
    [
        new Listed("GET /jobFlowDefns", client => client.JobFlows.ListAsync(), 401, 403, 500),
        new Listed("POST /jobFlowDefns", client => client.JobFlows.CreateAsync("f1.djf", new MemoryStream([1])), 400, 401, 403, 404, 409, 413, 500),
        new Listed($"HEAD {Flow}", client => client.JobFlows.ExistsAsync("f1"), 400, 401),
        new Listed($"GET {Flow}/content", client => client.JobFlows.GetContentAsync("f1"), 400, 401, 403, 404, 413, 500),
        new Listed($"PUT {Flow}/content", client => client.JobFlows.UpdateContentAsync("f1", new MemoryStream([1])), 400, 401, 403, 404, 413, 500),
        new Listed($"DELETE {Flow}", client => client.JobFlows.DeleteAsync("f1"), 400, 401, 403, 413, 500),
        new Listed($"GET {Flow}/metadata", client => client.JobFlows.GetMetadataAsync("f1"), 400, 401, 403, 404, 500),
        new Listed($"GET {Flow}/jobs", client => client.JobFlows.ListJobsAsync("f1"), 400, 401, 404, 500),
        new Listed($"POST {Flow}", client => client.JobFlows.ExecuteAsync("f1"), 400, 401, 403, 404, 500),
        new Listed("GET /jobs", client => client.Jobs.ListAsync(), 401, 500),
        new Listed("DELETE /jobs?state=failed", client => client.Jobs.DeleteByStateAsync(DataFluxFinishedState.Failed), 401, 403, 500),
    ];

    [Theory]
    [MemberData(nameof(Documented))]
    [Clause(
        "DF-L-15", "DF-L-16", "DF-L-17", "DF-C-13", "DF-C-14", "DF-C-15", "DF-C-16", "DF-C-17", "DF-C-18", "DF-C-19", "DF-F-05", "DF-F-06", "DF-F-10", "DF-F-11", "DF-F-12",
        "DF-F-13", "DF-F-14", "DF-F-15", "DF-F-21", "DF-F-22", "DF-F-23", "DF-F-24", "DF-F-25", "DF-F-26", "DF-F-31", "DF-F-32", "DF-F-33", "DF-F-35",
        "DF-F-36", "DF-F-42", "DF-F-43", "DF-F-44", "DF-F-45", "DF-F-46", "DF-F-50", "DF-F-51", "DF-F-52", "DF-F-53", "DF-E-08", "DF-Q-20", "DF-Q-21",
        "DF-Q-29", "DF-Q-30", "DF-Q-31")]
    public async Task Every_documented_status_of_an_operation_has_its_exception(Listed operation)
    {
        foreach (int status in operation.Statuses)
        {
            await using var fixture = new DataFluxClientFixture();
            fixture.Wire.Otherwise = sent => sent.ToString() == operation.Request
                ? ServiceScript.Response(status, """{"message":"the reason"}""")
                : ServiceScript.Response(200, sent.Path == "/" ? DataFluxSamples.Read("root") : DataFluxClientFixture.Collection());

            Exception? refusal = await Record.ExceptionAsync(() => operation.Send(fixture.Client));

            refusal.Should().BeOfType(ExceptionFor(operation.Request, status), $"{operation} {status}");
            refusal!.Message.Should().Contain("the reason");
            ((refusal as ServiceException ?? refusal.InnerException) as ServiceException)!.StatusCode.Should().HaveValue(status);
            fixture.Wire.Sent.Where(sent => sent.ToString() == operation.Request).Should().ContainSingle("none of them passes by itself");
        }
    }

    private static Type ExceptionFor(string request, int status) => status switch
    {
        401 or 403 => typeof(AccessDeniedException),
        404 when request == "POST /jobFlowDefns" => typeof(InvalidJobFlowNameException),
        404 => typeof(ResourceNotFoundException),
        409 => typeof(ResourceConflictException),
        _ => typeof(ServiceException),
    };

    public sealed class Listed(string request, Func<DataFluxClient, Task> send, params int[] statuses)
    {
        internal string Request => request;

        internal Func<DataFluxClient, Task> Send => send;

        internal int[] Statuses => statuses;

        public override string ToString() => request;
    }
}
