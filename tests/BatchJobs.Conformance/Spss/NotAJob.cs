namespace BatchJobs.Conformance.Spss;

/// <summary>JSON and other text that is no job definition.</summary>
public sealed class NotAJob
{
    [Theory, AllHosts]
    [Clause("SPSS-A-09", "SPSS-J-21")]
    public async Task A_body_that_is_not_a_job_is_answered_with_500_and_a_message(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string body in (string[])["", " ", "{", "[]", "null", "1", "\"TRAINING\"", "{}", """{"action":1,"model":{"id":"m"}}""",
                     """{"action":"TRAINING","model":{"id":"m"}} x""", """{"action":"TRAINING","model":{"id":"m",}}"""])
        {
            foreach (string method in (string[])["POST", "PUT"])
            {
                WireAnswer answer = await wire.SendJsonAsync(method, SpssCalls.Address("jobs/j1"), body);

                answer.Status.Should().Be(500, $"{method} {body}");
                answer.Json.Text("message").Should().NotBeNullOrEmpty();
            }
        }

        wire.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("SPSS-X-10", "SPSS-X-11", "SPSS-X-12")]
    public async Task The_broken_JSON_of_the_documents_is_not_understood(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string setting in (string[])
                 ["""{"inputs":[{"node":"in","odbc":{"dbRef”; “db2”,"table":"T"}}]}""",
                  """{"inputs":[{"node":"in","odbc":{"dbRef":"d","table":"T",}}]}""",
                  """{"exports":[{"node":"t","odbc":{“insertMode”:”Append”}}]}""", """{"inputs":[],}"""])
        {
            (await wire.PostJobAsync("j1", SpssCalls.Definition("TRAINING", setting))).Status.Should().Be(500, setting);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-01", "SPSS-U-17")]
    public async Task An_unknown_action_is_answered_with_500(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string action in (string[])["SCORE", "training", "", "TRAINING "])
        {
            (await wire.PostJobAsync("j1", SpssCalls.Definition(action))).Status.Should().Be(500, action);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-V-01")]
    public async Task The_hyphen_of_the_French_edition_is_an_unknown_action(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PostJobAsync("j1", SpssCalls.Definition("RUN-STREAM"));

        answer.Status.Should().Be(500);
        answer.Text.Should().Contain("RUN_STREAM");
    }
}
