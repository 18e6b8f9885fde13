using System.Text;

namespace BatchJobs.Client.Tests.DataFlux;

public class DataFluxLogTests
{
    [Fact]
    [Clause("DF-U-07")]
    public async Task A_growing_log_is_followed_line_by_line_until_the_job_is_over()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("queued");
        fixture.Wire.Respond(404);
        fixture.RespondWithJob("running");
        fixture.Wire.Log("one\r\ntw");
        fixture.RespondWithJob("running");
        fixture.Wire.Log("one\r\ntwo\n\nfo");
        fixture.RespondWithJob("running");
        fixture.Wire.Log("one\r\ntwo\n\nfo");
        fixture.RespondWithJob("completed");
        fixture.Wire.Log("one\r\ntwo\n\nfour\nlast");

        (await AllAsync(fixture.Jobs.FollowLogAsync(DataFluxClientFixture.Job))).Should().Equal("one", "two", "", "four", "last");
    }

    [Fact]
    public async Task A_connection_that_breaks_while_the_job_runs_loses_no_line()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running");
        fixture.Wire.Log(new BreakingStream());
        fixture.RespondWithJob("completed");
        fixture.Wire.Log("[one\ntwo\n");

        (await AllAsync(fixture.Jobs.GetHandle(DataFluxClientFixture.Job).FollowLogAsync())).Should().Equal("[one", "two");
    }

    [Fact]
    public async Task A_job_that_never_began_has_no_lines()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("canceled");
        fixture.Wire.Respond(404);

        (await AllAsync(fixture.Jobs.FollowLogAsync(DataFluxClientFixture.Job))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_job_that_vanishes_ends_the_following()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running");
        fixture.Wire.Log("one\n").Respond(404);
        Func<Task> follow = () => AllAsync(fixture.Jobs.FollowLogAsync(DataFluxClientFixture.Job));

        await follow.Should().ThrowAsync<JobDeletedException>();
    }

    [Fact]
    public async Task Lines_are_read_whatever_their_length()
    {
        await using var fixture = new DataFluxClientFixture();
        string line = new('ü', 10_000);
        fixture.Wire.Log($"{line}\n{line}");

        (await AllAsync(fixture.Jobs.ReadLogLinesAsync(DataFluxClientFixture.Job))).Should().Equal(line, line);
    }

    [Theory]
    [InlineData("text/plain", "utf-8")]
    [InlineData("text/plain; charset=iso-8859-1", "iso-8859-1")]
    [InlineData("text/plain; charset=windows-1252", "windows-1252")]
    [InlineData("text/plain; charset=\"IBM850\"", "ibm850")]
    [InlineData("text/plain; charset=unheard-of", "utf-8")]
    [InlineData("text/plain; charset=utf-7", "utf-8")]
    [InlineData("text/plain; charset=", "utf-8")]
    public async Task The_logs_character_set_counts(string type, string encoding)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Then((_, _) =>
        {
            Encoding written = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
            var content = new ByteArrayContent(written.GetBytes("Größe"));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            return Task.FromResult(new HttpResponseMessage { Content = content });
        });

        (await AllAsync(fixture.Jobs.ReadLogLinesAsync(DataFluxClientFixture.Job))).Should().Equal("Größe");
    }

    [Fact]
    public async Task A_log_is_a_stream_too()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Log("one\ntwo");

        using var reader = new StreamReader(await fixture.Jobs.GetHandle(DataFluxClientFixture.Job).OpenLogAsync());

        (await reader.ReadToEndAsync()).Should().Be("one\ntwo");
    }

    private static async Task<List<string>> AllAsync(IAsyncEnumerable<string> lines)
    {
        var all = new List<string>();
        await foreach (string line in lines)
        {
            all.Add(line);
        }

        return all;
    }
}
