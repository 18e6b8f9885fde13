using System.Text;

namespace BatchJobs.Conformance.Spss;

/// <summary>Escapes in JSON that are halves of a character.</summary>
public sealed class LoneSurrogates
{
    private static readonly string[] Definitions =
    [
        """{"action":"\ud800","model":{"id":"m"}}""",
        """{"action":"TRAINING","model":{"id":"\ud800"}}""",
        """{"action":"TRAINING","model":{"id":"m","name":"\udc00"}}""",
        """{"action":"TRAINING","model":{"id":"m","\ud800":1}}""",
        """{"action":"TRAINING","model":{"id":"m"},"\ud800":1}""",
        """{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{"\ud800":{"type":"DB2"}}}""",
        """{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{"d":{"type":"DB2","host":"\ud800","port":"\ud800"}}}""",
        """{"action":"TRAINING","model":{"id":"m"},"setting":{"inputs":[{"node":"\ud800","odbc":{"dbRef":"\ud800","table":"\ud800"}}]}}""",
        """{"action":"BATCH_SCORE","model":{"id":"m"},"setting":{"exports":[{"odbc":{"dbRef":"\udfff","insertMode":"\ud800"}}]}}""",
        """{"action":"TRAINING","model":{"id":"m"},"setting":{"parameterOverride":[{"name":"\ud800","value":"\ud800"}]}}""",
        """{"action":"EVALUATION","model":{"id":"m"},"setting":{"reportFormat":"\ud800"}}""",
        """{"action":"TRAINING","model":{"id":"m"},"outputType":"\ud800"}""",
    ];

    [Theory, AllHosts]
    public async Task Escapes_of_lone_surrogates_are_answered(ServerHost host) =>
        await Robustness.AssertJobsAreAnsweredAsync(host, [.. Definitions.Select(Encoding.UTF8.GetBytes)]);

    [Theory, AllHosts]
    public async Task After_a_submission_with_lone_surrogates_the_jobs_can_be_listed_and_a_refused_one_is_not_there(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string definition in Definitions)
        {
            WireAnswer answer = await wire.PutJobAsync("j1", definition);

            (await wire.GetAsync("jobs")).Status.Should().Be(200, definition);
            wire.Server.Spss.Jobs.Contains("j1").Should().Be(answer.Status < 300, definition);
            await wire.DeleteAsync("jobs/j1");
        }
    }

    [Theory, AllHosts]
    public async Task A_resubmission_with_lone_surrogates_that_is_refused_leaves_the_job_as_it_was(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunAsync("j1");
        string before = await wire.EverythingAsync();

        foreach (string definition in Definitions)
        {
            if ((await wire.PutJobAsync("j1", definition)).Status == 500)
            {
                (await wire.EverythingAsync()).Should().Be(before, definition);
            }
        }
    }
}
