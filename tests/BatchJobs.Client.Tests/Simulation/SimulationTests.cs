using System.Globalization;
using System.Text;

namespace BatchJobs.Client.Tests.Simulation;

/// <summary>Beside other tests, each pause would wait for the thread pool to come to rest.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class SimulationCollection;

/// <summary>
/// Seeded schedules of faults, before and after a request is carried out, for every operation that changes something. Each end of a
/// call is true, unknown, or one of the exceptions that the documentation states.
/// </summary>
[Collection<SimulationCollection>]
public sealed class SimulationTests
{
    /// <summary>How many schedules are run; the first seed is after it.</summary>
    private static readonly int Count = Setting("BATCHJOBS_SCHEDULES", 5_000);

    private static readonly int FirstSeed = Setting("BATCHJOBS_SEED", 1);

    [Fact]
    public async Task No_call_ends_in_a_way_that_is_not_true()
    {
        var counts = new Dictionary<(SimulatedCall, Verdict), int>();
        for (int seed = FirstSeed; seed < FirstSeed + Count; seed++)
        {
            var schedule = Schedule.Of(seed);
            Verdict verdict = await new SimulatedRun(schedule).RunAsync();
            if (verdict == Verdict.Violation)
            {
                Assert.Fail(await DescribeShortestAsync(schedule));
            }

            counts[(schedule.Call, verdict)] = counts.GetValueOrDefault((schedule.Call, verdict)) + 1;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(Table(counts));
        if (Count >= 5_000)
        {
            counts.Keys.Select(key => key.Item2).Distinct().Should().BeEquivalentTo(
                Enum.GetValues<Verdict>().Where(verdict => verdict != Verdict.Violation), "a simulation in which something never happens shows nothing");
        }
    }

    private static async Task<string> DescribeShortestAsync(Schedule schedule)
    {
        bool isShorter = true;
        while (isShorter)
        {
            isShorter = false;
            foreach (Schedule shorter in schedule.Shorter())
            {
                if (await new SimulatedRun(shorter).RunAsync() == Verdict.Violation)
                {
                    schedule = shorter;
                    isShorter = true;
                    break;
                }
            }
        }

        var run = new SimulatedRun(schedule);
        await run.RunAsync();
        return $"{schedule}{Environment.NewLine}came to: {run.Story}";
    }

    private static string Table(Dictionary<(SimulatedCall Call, Verdict Verdict), int> counts)
    {
        var table = new StringBuilder();
        foreach (SimulatedCall call in Enum.GetValues<SimulatedCall>())
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"{call,-22}{string.Join("  ", Enum.GetValues<Verdict>().Select(verdict => $"{verdict} {counts.GetValueOrDefault((call, verdict))}"))}");
        }

        return table.ToString();
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
