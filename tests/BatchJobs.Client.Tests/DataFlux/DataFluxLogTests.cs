using System.Text;

namespace BatchJobs.Client.Tests.DataFlux;

public class DataFluxLogTests
{
    [Fact]
    public async Task A_growing_log_is_followed_line_by_line_until_the_job_is_over()
    {
        await using var bench = new DataFluxBench();
        bench.AnswerJob("queued");
        bench.Wire.Answer(404);
        bench.AnswerJob("running");
        bench.Wire.Log("one\r\ntw");
        bench.AnswerJob("running");
        bench.Wire.Log("one\r\ntwo\n\nfo");
        bench.AnswerJob("running");
        bench.Wire.Log("one\r\ntwo\n\nfo");
        bench.AnswerJob("completed");
        bench.Wire.Log("one\r\ntwo\n\nfour\nlast");

        (await AllAsync(bench.Jobs.FollowLogAsync(DataFluxBench.Job))).Should().Equal("one", "two", "", "four", "last");
    }

    [Fact]
    public async Task A_connection_that_breaks_while_the_job_runs_loses_no_line()
    {
        await using var bench = new DataFluxBench();
        bench.AnswerJob("running");
        bench.Wire.Log(new BreakingStream());
        bench.AnswerJob("completed");
        bench.Wire.Log("[one\ntwo\n");

        (await AllAsync(bench.Jobs.GetHandle(DataFluxBench.Job).FollowLogAsync())).Should().Equal("[one", "two");
    }

    [Fact]
    public async Task A_job_that_never_began_has_no_lines()
    {
        await using var bench = new DataFluxBench();
        bench.AnswerJob("canceled");
        bench.Wire.Answer(404);

        (await AllAsync(bench.Jobs.FollowLogAsync(DataFluxBench.Job))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_job_that_vanishes_ends_the_following()
    {
        await using var bench = new DataFluxBench();
        bench.AnswerJob("running");
        bench.Wire.Log("one\n").Answer(404);
        Func<Task> follow = () => AllAsync(bench.Jobs.FollowLogAsync(DataFluxBench.Job));

        await follow.Should().ThrowAsync<JobDeletedException>();
    }

    [Fact]
    public async Task Lines_are_read_whatever_their_length()
    {
        await using var bench = new DataFluxBench();
        string line = new('ü', 10_000);
        bench.Wire.Log($"{line}\n{line}");

        (await AllAsync(bench.Jobs.ReadLogLinesAsync(DataFluxBench.Job))).Should().Equal(line, line);
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
        await using var bench = new DataFluxBench();
        bench.Wire.Then((_, _) =>
        {
            Encoding written = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
            var content = new ByteArrayContent(written.GetBytes("Größe"));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            return Task.FromResult(new HttpResponseMessage { Content = content });
        });

        (await AllAsync(bench.Jobs.ReadLogLinesAsync(DataFluxBench.Job))).Should().Equal("Größe");
    }

    [Fact]
    public async Task A_log_is_a_stream_too()
    {
        await using var bench = new DataFluxBench();
        bench.Wire.Log("one\ntwo");

        using var reader = new StreamReader(await bench.Jobs.GetHandle(DataFluxBench.Job).OpenLogAsync());

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
