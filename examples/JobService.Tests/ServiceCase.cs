using BatchJobs.Testing;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace JobService.Tests;

/// <summary>One of the three services, as tests that are about all of them see it.</summary>
internal sealed class ServiceCase(string name)
{
    /// <summary>What is posted to <c>/jobs/{service}</c>.</summary>
    public string Request => name switch
    {
        "spss" => """{ "stream": "drug1n", "parameters": { "p1": "v1" } }""",
        "dataflux" => """{ "flow": "clean.djf", "inputs": { "Region": "north" } }""",
        _ => """{ "step": "CheckAndStore", "actions": ["CheckFormat"], "tenant": 7 }""",
    };

    /// <summary>The request that starts a job.</summary>
    public Enum Submission => name switch
    {
        "spss" => SpssOperation.SubmitJob,
        "dataflux" => DataFluxOperation.ExecuteJobFlow,
        _ => VitamOperation.SubmitTask,
    };

    /// <summary>The jobs that the service has had.</summary>
    public IReadOnlyList<FakeJob> Started(FakeBatchServer server) => name switch
    {
        "spss" => [.. server.Spss.Jobs],
        "dataflux" => [.. server.DataFlux.Jobs],
        _ => [.. server.Vitam.Tasks],
    };

    /// <summary>How often a job was started, or may have been.</summary>
    public int Submissions(FakeBatchServer server) => server.Journal.Entries.Count(entry => Equals(entry.Operation, Submission) && entry.IsApplied);

    public void LetJobsRunFor(FakeBatchServer server, TimeSpan time)
    {
        switch (name)
        {
            case "spss": server.Spss.WhenSubmitted(_ => true).RunFor(time); break;
            case "dataflux": server.DataFlux.WhenExecuted(_ => true).RunFor(time); break;
            default: server.Vitam.WhenSubmitted(_ => true).RunFor(time); break;
        }
    }

    public void LetJobsFail(FakeBatchServer server, string message)
    {
        switch (name)
        {
            case "spss": server.Spss.WhenSubmitted(_ => true).ThenFail(message); break;
            case "dataflux": server.DataFlux.WhenExecuted(_ => true).ThenFail(message); break;
            default: server.Vitam.WhenSubmitted(_ => true).ThenFail(new FakeVitamError(404, "File_Not_Found") { Message = message }); break;
        }
    }
}
