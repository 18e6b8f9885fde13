namespace BatchJobs.Conformance.DataFlux;

/// <summary>A signal to cancel is noticed later, and counts nevertheless.</summary>
public sealed class CancelTime
{
    [Theory, AllHosts]
    [Clause("DF-O-05")]
    public async Task A_job_that_would_have_ended_meanwhile_runs_on_and_is_canceled(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.CancelingTime = TimeSpan.FromSeconds(30);
        string id = await wire.SubmitAsync();
        await wire.AdvanceAsync(1);
        await wire.FollowAsync(await wire.JobAsync(id), "cancel");

        await wire.AdvanceAsync(29);
        (await wire.StateAsync(id)).Should().Be("running");
        await wire.AdvanceAsync(1);

        (await wire.StateAsync(id)).Should().Be("canceled");
        (await wire.JobAsync(id)).GetProperty("duration").GetDouble().Should().Be(31);
    }
}
