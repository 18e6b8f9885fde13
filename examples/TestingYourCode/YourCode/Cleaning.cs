using BatchJobs.Client.DataFlux;

namespace TestingYourCode.YourCode;

/// <summary>A class of yours, as it runs in production: cleans customers with a job flow that is on the server.</summary>
public sealed class Cleaning(DataFluxClient dataFlux)
{
    /// <summary>The job flow.</summary>
    public const string FlowName = "customers/clean.djf";

    /// <summary>Executes the job flow on the customers, hands on what it logs, and waits for its end.</summary>
    public async Task<DataFluxJobStatus> RunAsync(IReadOnlyDictionary<string, DateOnly> birthdays, Action<string> log, CancellationToken cancellationToken)
    {
        DataFluxInputs inputs = new DataFluxInputsBuilder()
            .Value("mode", "strict")
            .Table("customers", table => table.String("Full Name", 255).Date("Birthday")
                .Rows(birthdays.Select(customer => (object?[])[customer.Key, customer.Value])))
            .Build();

        DataFluxJob job = await dataFlux.JobFlows.ExecuteByNameAsync(FlowName, inputs, cancellationToken);
        await foreach (string line in job.FollowLogAsync(cancellationToken))
        {
            log(line);
        }

        return await job.WaitForCompletionAsync(cancellationToken: cancellationToken);
    }
}
