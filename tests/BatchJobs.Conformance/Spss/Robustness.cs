using System.Text;
using BatchJobs.Testing;
using BatchJobs.Testing.Spss;

namespace BatchJobs.Conformance.Spss;

/// <summary>Whether the service answers, and goes on to serve, whatever it is sent.</summary>
internal static class Robustness
{
    public static async Task AssertJobsAreAnsweredAsync(ServerHost host, IReadOnlyList<byte[]> bodies)
    {
        await AssertJobsAreAnsweredAsync(host, bodies, Strictness.Strict);
        await AssertJobsAreAnsweredAsync(host, bodies, Strictness.Lenient);
    }

    private static bool Recognise(SubmittedSpssJob job) =>
        $"{job.Action}{job.ModelId}{job.ModelName}{job.ReportFormat}{job.Exports.Count}{job.Parameter("p")}" == "x";

    public static async Task AssertStillServesAsync(Wire wire)
    {
        (await wire.GetAsync("jobs")).Status.Should().Be(200);
        (await wire.GetAsync("file")).Status.Should().Be(200);
        (await wire.GetAsync("jobs")).Json.GetArrayLength().Should().Be(wire.Server.Spss.Jobs.Count);
        (await wire.RunAsync("afterwards")).Text("jobStatus").Should().Be("SUCCESS");
    }

    public static void AssertAnswered(WireAnswer answer, string because)
    {
        answer.Status.Should().BeInRange(200, 500, because);
        answer.Text.Should().NotContainAny(["failed on this request", "   at ", "System.", "BatchJobs."], because);
    }

    private static async Task AssertJobsAreAnsweredAsync(ServerHost host, IReadOnlyList<byte[]> bodies, Strictness strictness)
    {
        await using Wire wire = await Wire.OpenAsync(host, strictness);
        wire.Server.Spss.Files.Add("m", "stream"u8.ToArray());
        wire.Server.Spss.WhenSubmitted(Recognise).ThenFail("x");
        int number = 0;
        foreach (byte[] body in bodies)
        {
            string id = $"j{number++}";
            string shown = Encoding.Latin1.GetString(body, 0, Math.Min(body.Length, 150));

            WireAnswer answer = await wire.SendRawAsync("POST", SpssCalls.Address($"jobs/{id}"), body, "application/json");

            AssertAnswered(answer, shown);
            answer.Status.Should().BeOneOf([200, 500], shown);
            wire.Server.Spss.Jobs.Contains(id).Should().Be(answer.Status == 200, shown);
            if (answer.Status == 200)
            {
                AssertAnswered(await wire.GetAsync($"jobs/{id}"), shown);
                (await wire.GetAsync($"jobs/{id}")).Status.Should().Be(200, shown);
                await wire.AdvanceAsync(60);
                (await wire.StateAsync(id)).Should().BeOneOf(["SUCCESS", "FAILED"], shown);
                await wire.DeleteAsync($"jobs/{id}");
            }
        }

        await AssertStillServesAsync(wire);
    }
}
