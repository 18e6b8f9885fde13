namespace BatchJobs.Conformance.DataFlux;

/// <summary>What remains of jobs that have ended.</summary>
public sealed class JobHistory
{
    private const double ThreeYears = 86_400 * 1000;

    [Theory, AllHosts]
    [Clause("DF-U-10")]
    public async Task The_status_and_the_log_of_an_ended_job_stay_until_somebody_deletes_them(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string state, string id) in await wire.RunToEveryEndAsync())
        {
            string status = (await wire.JobAsync(id)).GetRawText();
            string log = await wire.LogAsync(id);
            await wire.AdvanceAsync(ThreeYears);

            (await wire.StateAsync(id)).Should().Be(state);
            (await wire.JobAsync(id)).GetRawText().Should().Be(status);
            (await wire.LogAsync(id)).Should().Be(log).And.NotBeEmpty();
            (await wire.DeleteAsync(DataFluxCalls.JobPath(id))).ShouldBeEmpty(204);
            (await wire.GetAsync(DataFluxCalls.JobPath(id))).Status.Should().Be(404);
        }
    }
}
