namespace BatchJobs.Conformance.Spss;

/// <summary>What an error says, whichever operation it is of.</summary>
public sealed class ErrorBodies
{
    [Theory, AllHosts]
    [Clause("SPSS-E-02", "SPSS-U-03")]
    public async Task Every_error_has_a_flag_and_a_message_and_nothing_else(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.StartAsync("running");

        foreach ((int status, Func<Task<WireAnswer>> send) in ((int, Func<Task<WireAnswer>>)[])
                 [
                     (409, () => wire.PostJobAsync("running")), (500, () => wire.PutJobAsync("running")), (500, () => wire.PostJobAsync("j1", "")),
                     (500, () => wire.PostJobAsync("j1", SpssCalls.Definition("SCORE"))), (500, () => wire.PostJobAsync("a,b")),
                     (404, () => wire.GetAsync("jobs/nobody")), (404, () => wire.GetAsync("jobs/nobody/status")),
                     (404, () => wire.GetAsync("file/nobody")), (404, () => wire.DeleteAsync("file/nobody")), (500, () => wire.PutBodyAsync("f1", "")),
                 ])
        {
            WireAnswer answer = await send();

            answer.Status.Should().Be(status, answer.Text);
            answer.ContentType.Should().StartWith("application/json", answer.Text);
            answer.Json.Members().Should().Equal(["flag", "message"], answer.Text);
            answer.Json.GetProperty("flag").GetBoolean().Should().BeFalse();
            answer.Json.Text("message").Should().NotBeNullOrWhiteSpace();
        }
    }
}
