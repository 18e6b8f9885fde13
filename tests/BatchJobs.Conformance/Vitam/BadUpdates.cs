using BatchJobs.Testing;

namespace BatchJobs.Conformance.Vitam;

/// <summary>What neither PUT takes.</summary>
public sealed class BadUpdates
{
    private static readonly string[] NoUpdates =
    [
        "", " ", "{", "}", "null", "true", "5", "\"cancel\"", "[]", "[{}]", "cancel", "{}{}", "{},", "{'code':201}", """{"code":201,}""",
        """{"code":"201"}""", """{"code":201.5}""", """{"code":true}""", """{"code":{}}""", """{"code":1e400}""",
        """{"vitamCode":"123456"}""", """{"vitamCode":0.1}""", """{"vitamCode":[]}""",
        """{"timestamp":5}""", """{"timestamp":"yesterday"}""", """{"timestamp":""}""", """{"timestamp":"2015-07-14"}""", """{"timestamp":{}}""",
        """{"message":5}""", """{"message":{}}""", """{"message":["m"]}""", """{"message":false}""",
    ];

    [Theory, AllHosts]
    [Clause(
        "VITAM-P-02", "VITAM-P-05", "VITAM-P-06", "VITAM-P-07", "VITAM-P-08", "VITAM-P-15", "VITAM-C-03", "VITAM-C-05", "VITAM-C-06",
        "VITAM-C-07", "VITAM-C-08", "VITAM-C-15", "VITAM-U-19")]
    public async Task What_is_no_generic_object_is_refused_by_both_and_cancels_nothing(ServerHost host)
    {
        foreach (Strictness strictness in Enum.GetValues<Strictness>())
        {
            await using Wire wire = await Wire.OpenAsync(host, strictness);
            string id = await wire.StartAsync();

            foreach (string json in NoUpdates)
            {
                (await wire.PutAsync(id, json)).ShouldBeRefused(412, json);
                (await wire.PutByBodyAsync(json.Replace("{\"", $"{{\"X-RequestId\":\"{id}\",\"", StringComparison.Ordinal))).ShouldBeRefused(412, json);
            }

            (await wire.StateAsync(id)).Should().Be("running");
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-P-03", "VITAM-C-04", "VITAM-U-19")]
    public async Task An_id_that_is_no_text_is_refused_by_both(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();

        foreach (string value in (string[])["5", "true", "{}", $"[\"{id}\"]"])
        {
            (await wire.PutAsync(id, $$"""{"X-RequestId":{{value}}}""")).ShouldBeRefused(412, value);
            (await wire.PutByBodyAsync($$"""{"X-RequestId":{{value}}}""")).ShouldBeRefused(412, value);
        }

        (await wire.StateAsync(id)).Should().Be("running");
    }

    [Theory, AllHosts]
    [Clause("VITAM-P-02", "VITAM-C-03")]
    public async Task A_request_without_a_body_is_refused(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();

        (await wire.CallAsync("PUT", VitamCalls.TaskPath(id))).ShouldBeRefused(412);
        (await wire.CallAsync("PUT", "/tasks")).ShouldBeRefused(412);
        (await wire.CallRawAsync("PUT", VitamCalls.TaskPath(id), [])).ShouldBeRefused(412);

        (await wire.StateAsync(id)).Should().Be("running");
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-35")]
    public async Task A_body_that_is_wrong_comes_before_a_task_that_is_unknown_and_before_one_that_is_over(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string ended = await wire.RunAsync();

        foreach (string id in (string[])["nobody", ended])
        {
            (await wire.PutAsync(id, "{")).ShouldBeRefused(412, id);
            (await wire.PutAsync(id, """{"code":"201"}""")).ShouldBeRefused(412, id);
            (await wire.PutByBodyAsync($$"""{"X-RequestId":"{{id}}","code":"201"}""")).ShouldBeRefused(412, id);
        }
    }
}
