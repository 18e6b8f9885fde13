using System.Text;

namespace BatchJobs.Client.Tests.Spss;

public class UploadTests
{
    private const long Large = 64 << 20;

    [Fact]
    public async Task A_file_is_read_from_its_present_position_and_stays_open()
    {
        await using var fixture = new SpssClientFixture();
        var content = new MemoryStream([1, 2, 3, 4, 5]) { Position = 2 };

        await fixture.Files.UploadAsync("f", content);

        fixture.Server.Spss.Files["f"].Should().Equal(3, 4, 5);
        content.CanRead.Should().BeTrue();
        content.Position.Should().Be(5);
    }

    [Fact]
    public async Task Progress_counts_the_bytes_and_ends_with_all_of_them()
    {
        await using var fixture = new SpssClientFixture();
        var progress = new SynchronousProgress<long>();

        await fixture.Files.UploadAsync("f", new GeneratedStream(1_000_000), progress);

        progress.Reports.Should().BeInAscendingOrder().And.HaveCountGreaterThan(5);
        progress.Reports[^1].Should().Be(1_000_000);
    }

    [Fact]
    [Clause("SPSS-F-28")]
    public async Task An_empty_file_is_a_file_too()
    {
        await using var fixture = new SpssClientFixture();
        var progress = new SynchronousProgress<long>();

        await fixture.Files.UploadAsync("f", new MemoryStream(), progress);

        fixture.Server.Spss.Files["f"].Should().BeEmpty();
        progress.Reports.Should().Equal(0);
    }

    [Theory]
    [Clause("SPSS-F-08", "SPSS-F-12")]
    [InlineData("drug1n.str", "drug1n.str")]
    [InlineData("naïve \"x\"\r\n", "na_ve__x___")]
    public async Task The_form_is_as_documented(string id, string fileName)
    {
        await using var fixture = new SpssClientFixture();
        string? type = null;
        string? form = null;
        fixture.Wire.Then(async (request, _, token) =>
        {
            type = request.Content!.Headers.NonValidated["Content-Type"].ToString();
            form = await request.Content.ReadAsStringAsync(token);
            return ScriptedHandler.Response(200, "https://h/pm/v1/file/x");
        });

        await fixture.Files.UploadAsync(id, new MemoryStream("content"u8.ToArray()));

        type.Should().MatchRegex("^multipart/form-data; boundary=[0-9A-Za-z]+$");
        string boundary = type!.Split('=')[1];
        form.Should().StartWith($"--{boundary}\r\n").And.EndWith($"\r\n\r\ncontent\r\n--{boundary}--\r\n");
        form.Should().Contain($"Content-Disposition: form-data; name=\"model_file\"; filename=\"{fileName}\"\r\n");
        form.Should().Contain("Content-Type: application/octet-stream\r\n");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_large_file_is_sent_as_it_is_read(bool canSeek)
    {
        await using var fixture = new SpssClientFixture();
        var content = new GeneratedStream(Large, canSeek: canSeek);
        var sink = new LagStream(content);
        long? length = null;
        fixture.Wire.Then(async (request, _, token) =>
        {
            length = request.Content!.Headers.ContentLength;
            await request.Content.CopyToAsync(sink, token);
            return ScriptedHandler.Response(200, "https://h/pm/v1/file/x");
        });

        await fixture.Files.UploadAsync("f", content);

        sink.Received.Should().BeInRange(Large, Large + 1000);
        sink.Lag.Should().BeLessThan(1 << 20);
        content.Largest.Should().BeLessThan(1 << 20);
        length.Should().Be(canSeek ? sink.Received : null);
        content.IsDisposed.Should().BeFalse();
    }

    [Fact]
    public async Task A_file_that_can_seek_is_sent_again_from_where_it_began()
    {
        await using var fixture = new SpssClientFixture();
        var content = new MemoryStream([1, 2, 3, 4, 5]) { Position = 2 };
        var progress = new SynchronousProgress<long>();
        fixture.Wire.Then(async (request, _, token) =>
        {
            await request.Content!.CopyToAsync(Stream.Null, token);
            return ScriptedHandler.Response(503, "busy");
        }).LoseResponse();

        await fixture.Files.UploadAsync("f", content, progress);

        fixture.Server.Spss.Files["f"].Should().Equal(3, 4, 5);
        progress.Reports.Should().Equal(3, 3, 3);
    }

    [Fact]
    public async Task A_file_that_cannot_seek_is_sent_once()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(503, "busy");
        Func<Task> upload = () => fixture.Files.UploadAsync("f", new GeneratedStream(10));

        (await upload.Should().ThrowAsync<ServiceException>()).Which.IsTransient.Should().BeTrue();

        fixture.Wire.Seen.Should().ContainSingle();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_before_anything_is_sent()
    {
        await using var fixture = new SpssClientFixture();
        var closed = new MemoryStream();
        await closed.DisposeAsync();
        Func<Task> upload = () => fixture.Files.UploadAsync("f", closed);

        (await upload.Should().ThrowAsync<ArgumentException>()).Which.ParamName.Should().Be("content");
        fixture.Wire.Seen.Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_whose_reading_fails_is_the_callers_own_failure()
    {
        await using var fixture = new SpssClientFixture();
        Func<Task> upload = () => fixture.Files.UploadAsync("f", new BreakingStream());

        Exception thrown = (await upload.Should().ThrowAsync<Exception>()).Which;

        thrown.Should().NotBeOfType<ServiceUnreachableException>("the service was there; the file was not");
    }

    [Fact]
    public async Task An_upload_may_take_longer_than_a_call()
    {
        await using var fixture = new SpssClientFixture(options => options.AttemptTimeout = TimeSpan.FromSeconds(5));
        fixture.Wire.Then(async (_, forward, token) =>
        {
            await Task.Delay(TimeSpan.FromHours(1), fixture.Server.Clock, token);
            return await forward();
        });

        await fixture.Files.UploadAsync("f", new MemoryStream([1]));

        fixture.Server.Spss.Files.Contains("f").Should().BeTrue();
    }

    [Fact]
    public async Task A_download_is_handed_out_as_it_arrives_and_ends_with_its_stream()
    {
        await using var fixture = new SpssClientFixture();
        var body = new GeneratedStream(Large, "begin");
        fixture.Wire.Then((_, _, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) }));

        Stream content = await fixture.Files.DownloadAsync("f");
        byte[] beginning = new byte[5];
        await content.ReadExactlyAsync(beginning);

        Encoding.UTF8.GetString(beginning).Should().Be("begin");
        body.Delivered.Should().BeLessThan(1 << 20);
        await content.DisposeAsync();
        body.IsDisposed.Should().BeTrue();
    }

    /// <summary>Counts what arrives, and how far the source was ahead of it at most.</summary>
    private sealed class LagStream(GeneratedStream source) : MemoryStream
    {
        public long Received { get; private set; }

        public long Lag { get; private set; }

        public override void Write(byte[] buffer, int offset, int count) => Count(count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count(buffer.Length);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Count(count);
            return Task.CompletedTask;
        }

        private void Count(int bytes)
        {
            Lag = Math.Max(Lag, source.Delivered - Received);
            Received += bytes;
        }
    }
}
