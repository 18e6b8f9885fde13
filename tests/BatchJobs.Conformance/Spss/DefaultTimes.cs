namespace BatchJobs.Conformance.Spss;

/// <summary>How long things take that no document gives a time for.</summary>
public sealed class DefaultTimes
{
    [Theory, AllHosts]
    [Clause("SPSS-U-01")]
    public async Task A_job_waits_one_second_runs_five_and_is_canceled_in_one(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");
        await wire.PostJobAsync("ends");

        foreach ((double seconds, string state) in ((double, string)[])[(0.999, "PENDING"), (0.002, "RUNNING"), (4.998, "RUNNING"), (0.002, "SUCCESS")])
        {
            await wire.AdvanceAsync(seconds);
            (await wire.StateAsync("ends")).Should().Be(state);
        }

        await wire.StartAsync("canceled");
        await wire.DeleteAsync("jobs/canceled");
        await wire.AdvanceAsync(0.999);
        (await wire.StateAsync("canceled")).Should().Be("CANCELING");
        await wire.AdvanceAsync(0.002);
        (await wire.GetAsync("jobs/canceled")).Status.Should().Be(404);
    }
}
