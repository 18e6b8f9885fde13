using BatchJobs.Testing;

namespace BatchJobs.Conformance.Vitam;

/// <summary>What is no step: mandatory members that are missing, and members of the wrong type.</summary>
public sealed class BadSteps
{
    private static readonly string[] NoSteps =
    [
        "", " ", "{", "}", "null", "true", "5", "\"name\"", "[]", "{}", "not json", """{'Step':'name'}""",
        """[{"action":"id_action"}]""", $"[{VitamCalls.Step}]", VitamCalls.Step + "{}", VitamCalls.Step + ",", VitamCalls.Step[..^1], "/**/" + VitamCalls.Step,
        """{"Step":"name","actions":[{"action":"a"},]}""",
        """{"actions":[{"action":"a"}]}""", """{"Step":"","actions":[{"action":"a"}]}""", """{"Step":null,"actions":[{"action":"a"}]}""",
        """{"Step":5,"actions":[{"action":"a"}]}""", """{"Step":["name"],"actions":[{"action":"a"}]}""", """{"Step":{},"actions":[{"action":"a"}]}""",
        """{"Step":"name","otherInfo":5,"actions":[{"action":"a"}]}""", """{"Step":"name","otherInfo":{},"actions":[{"action":"a"}]}""",
        """{"Step":"name"}""", """{"Step":"name","actions":[]}""", """{"Step":"name","actions":null}""", """{"Step":"name","actions":{}}""",
        """{"Step":"name","actions":"a"}""", """{"Step":"name","actions":{"action":"a"}}""", """{"Step":"name","actions":["a"]}""",
        """{"Step":"name","actions":[null]}""", """{"Step":"name","actions":[[]]}""", """{"Step":"name","actions":[{"action":"a"},5]}""",
        """{"Step":"name","actions":[{}]}""", """{"Step":"name","actions":[{"action":null}]}""", """{"Step":"name","actions":[{"action":5}]}""",
        """{"Step":"name","actions":[{"action":{"actionKey":"a"}}]}""", """{"Step":"name","actions":[{"action":"a"},{"arguments":{}}]}""",
    ];

    private static readonly string[] WrongMembers =
    [
        "\"arguments\":[]", "\"arguments\":\"x\"", "\"arguments\":5", "\"arguments\":{\"a\":5}", "\"arguments\":{\"a\":{}}", "\"arguments\":{\"a\":\"x\",\"b\":true}",
        "\"results\":[]", "\"results\":\"x\"", "\"results\":5", "\"results\":[null]",
        "\"status\":5", "\"status\":{}", "\"status\":[\"Running\"]", "\"status\":true",
        "\"post_assign\":{}", "\"post_assign\":\"x\"", "\"post_assign\":[\"x\"]", "\"post_assign\":[null]", "\"post_assign\":[[]]",
        "\"post_assign\":[{\"target\":5,\"result\":\"r\"}]", "\"post_assign\":[{\"target\":\"t\",\"result\":5}]", "\"post_assign\":[{\"target\":\"t\",\"result\":{}}]",
        "\"post_assign\":[{\"target\":\"t\",\"result\":\"r\"},5]",
    ];

    [Theory, AllHosts]
    [Clause("VITAM-S-03", "VITAM-S-04", "VITAM-S-05", "VITAM-S-06", "VITAM-S-07", "VITAM-S-25", "VITAM-R-04", "VITAM-U-18")]
    public async Task What_is_no_step_is_refused_with_412_whatever_the_mode(ServerHost host) => await AssertRefusedAsync(host, NoSteps);

    [Theory, AllHosts]
    [Clause("VITAM-S-08", "VITAM-S-09", "VITAM-S-10", "VITAM-S-11", "VITAM-S-12", "VITAM-S-13", "VITAM-U-19")]
    public async Task A_member_of_the_wrong_type_is_refused_with_412(ServerHost host) => await AssertRefusedAsync(host, [.. WrongMembers.Select(VitamCalls.StepWith)]);

    [Theory, AllHosts]
    public async Task Only_the_last_action_may_be_what_is_wrong(ServerHost host) => await AssertRefusedAsync(
        host, [.. WrongMembers.Select(members => $$"""{"Step":"name","actions":[{"action":"a","status":"Running"},{"action":"b",{{members}}}]}""")]);

    [Theory, AllHosts]
    [Clause("VITAM-S-03")]
    public async Task A_request_without_a_body_is_refused(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.CallAsync("POST", "/tasks")).ShouldBeRefused(412);
        (await wire.CallRawAsync("POST", "/tasks", [])).ShouldBeRefused(412);
    }

    [Theory, AllHosts]
    [Clause("VITAM-S-04")]
    public async Task The_casing_of_members_counts(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);

        foreach (string json in (string[])
                 [
                     """{"step":"name","actions":[{"action":"a"}]}""", """{"STEP":"name","actions":[{"action":"a"}]}""",
                     """{"Step":"name","Actions":[{"action":"a"}]}""", """{"Step":"name","actions":[{"Action":"a"}]}""",
                 ])
        {
            (await wire.PostAsync(json)).ShouldBeRefused(412, json);
        }
    }

    private static async Task AssertRefusedAsync(ServerHost host, string[] steps)
    {
        foreach (Strictness strictness in Enum.GetValues<Strictness>())
        {
            await using Wire wire = await Wire.OpenAsync(host, strictness);
            foreach (string step in steps)
            {
                (await wire.PostAsync(step)).ShouldBeRefused(412, step);
            }

            wire.Server.Vitam.Tasks.Should().BeEmpty();
        }
    }
}
