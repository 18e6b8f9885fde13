using BatchJobs.Testing;

namespace BatchJobs.Conformance.Vitam;

/// <summary>Members that are null, that are missing among others, or that come twice.</summary>
public sealed class NullAndDoubledMembers
{
    [Theory, AllHosts]
    [Clause("VITAM-U-18")]
    public async Task An_assignment_without_its_target_or_its_result_is_refused(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string assignment in (string[])
                 ["{}", """{"target":"t"}""", """{"result":"r"}""", """{"target":"t","result":null}""", """{"target":"t","result":"r"},{"target":"t"}"""])
        {
            (await wire.PostAsync(VitamCalls.StepWith($"\"post_assign\":[{assignment}]"))).ShouldBeRefused(412, assignment);
            (await wire.PostAsync($$"""{"Step":"name","post_assign":[{{assignment}}],"actions":[{"action":"a"}]}""")).ShouldBeRefused(412, assignment);
        }

        wire.Server.Vitam.Tasks.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-19")]
    public async Task Null_is_as_good_as_left_out(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer submitted = await wire.PostAsync("""
            {"Step":"name","otherInfo":null,"pool":null,"results":null,"post_assign":null,"start_time":null,"end_time":null,
             "actions":[{"action":"a","arguments":null,"results":null,"status":null,"post_assign":null,"start_time":null,"end_time":null}]}
            """);

        submitted.ShouldBeAStatus(201);
        (await wire.PutAsync(submitted.Json.Text("id")!, """{"X-RequestId":null,"code":null,"vitamCode":null,"timestamp":null,"message":null}""")).ShouldBeAStatus(200);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-19")]
    public async Task An_argument_cannot_be_null(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PostAsync(VitamCalls.StepWith("\"arguments\":{\"a\":null}"))).ShouldBeRefused(412);
        (await wire.PostAsync(VitamCalls.StepWith("\"arguments\":{\"a\":\"x\",\"b\":null}"))).ShouldBeRefused(412);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-22")]
    public async Task Of_a_member_that_comes_twice_the_last_one_counts(ServerHost host)
    {
        foreach (Strictness strictness in Enum.GetValues<Strictness>())
        {
            await using Wire wire = await Wire.OpenAsync(host, strictness);
            string one = await wire.StartAsync("one");
            string other = await wire.StartAsync("other");
            string id = await wire.SubmitAsync("""{"Step":5,"Step":"b","actions":[],"actions":[{"action":"a"}]}""");

            wire.Server.Vitam.Tasks[id].Submitted.Name.Should().Be("b");
            (await wire.PostAsync("""{"Step":"b","Step":5,"actions":[{"action":"a"}]}""")).ShouldBeRefused(412);
            (await wire.IdsAsync("""{"query":"name='one'","query":"name='other'"}""")).Should().Equal(other);
            (await wire.ListAsync("""{"query":"name='one'","query":5}""")).ShouldBeRefused(412);
            (await wire.PutByBodyAsync($$"""{"X-RequestId":"{{one}}","X-RequestId":"{{other}}"}""")).Json.Text("id").Should().Be(other);
            (await wire.StateAsync(one)).Should().Be("running");
        }
    }
}
