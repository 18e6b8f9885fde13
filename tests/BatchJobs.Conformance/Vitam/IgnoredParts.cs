using BatchJobs.Testing;

namespace BatchJobs.Conformance.Vitam;

/// <summary>Parts of requests that no operation of the document has.</summary>
public sealed class IgnoredParts
{
    [Theory, AllHosts]
    [Clause("VITAM-U-40")]
    public async Task A_query_string_changes_no_answer_in_either_mode(ServerHost host)
    {
        foreach (Strictness strictness in Enum.GetValues<Strictness>())
        {
            await using Wire wire = await Wire.OpenAsync(host, strictness);
            string[] ids = [await wire.StartAsync(), await wire.StartAsync()];

            (await wire.GetAsync("/tasks?query=name%3D'x'&limit=1&offset=1")).Results().Should().Equal(ids);
            (await wire.GetAsync($"{VitamCalls.TaskPath(ids[0])}?id={ids[1]}")).Json.Text("id").Should().Be(ids[0]);
            (await wire.GetAsync("/status?x=%zz")).Status.Should().Be(200);
            (await wire.CallAsync("PUT", VitamCalls.TaskPath(ids[0]) + "?task_status=commit", "{}")).Json.Text("task_status").Should().Be("cancel");
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-40")]
    public async Task No_header_overrides_the_verb_in_either_mode(ServerHost host)
    {
        foreach (Strictness strictness in Enum.GetValues<Strictness>())
        {
            await using Wire wire = await Wire.OpenAsync(host, strictness);
            string id = await wire.StartAsync();

            foreach (string verb in (string[])["PUT", "put", "DELETE", "nonsense", ""])
            {
                (await wire.GetAsync(VitamCalls.TaskPath(id), ("X-Http-Method-Override", verb))).ShouldBeAStatus(200);
            }

            (await wire.StateAsync(id)).Should().Be("running");
        }
    }
}
