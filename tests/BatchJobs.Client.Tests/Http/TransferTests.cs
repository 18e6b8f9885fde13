using System.Net;
using System.Text;
using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Http;

/// <summary>Files and logs take their time, and those that fall silent or break have the library's exceptions.</summary>
public class TransferTests
{
    [Fact]
    public async Task An_upload_has_the_limit_for_each_part_of_it_and_for_the_response()
    {
        await using var fixture = new SpssClientFixture(options => (options.AttemptTimeout, options.Retry.MaxRetryAttempts) = (TimeSpan.FromSeconds(10), 0));
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        fixture.Wire.Then(async (request, _, token) =>
        {
            await request.Content!.CopyToAsync(new SlowSink(fixture.Server.Clock, TimeSpan.FromSeconds(9)), token);
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            throw new InvalidOperationException("An endless wait has ended.");
        });
        Func<Task> upload = () => fixture.Files.UploadAsync("f", new SlowSource(fixture.Server.Clock, TimeSpan.FromMinutes(30)));

        (await upload.Should().ThrowAsync<RequestTimeoutException>()).Which.Limit.Should().Be(TimeSpan.FromSeconds(10));

        // The stream's own slowness does not count.
        (fixture.Server.Clock.GetUtcNow() - start).Should().BeGreaterThan(TimeSpan.FromHours(1.5));
    }

    [Fact]
    public async Task An_upload_that_the_service_does_not_take_ends()
    {
        await using var fixture = new SpssClientFixture(options => (options.AttemptTimeout, options.Retry.MaxRetryAttempts) = (TimeSpan.FromSeconds(10), 0));
        fixture.Wire.Then(async (request, _, token) =>
        {
            await request.Content!.CopyToAsync(new SlowSink(fixture.Server.Clock, TimeSpan.FromSeconds(11)), token);
            return ScriptedHandler.Response(200, "https://h/f");
        });
        Func<Task> upload = () => fixture.Files.UploadAsync("f", new MemoryStream(new byte[100]));

        await upload.Should().ThrowAsync<RequestTimeoutException>();
    }

    [Fact]
    public async Task What_cannot_seek_is_not_sent_a_second_time_by_whoever_tries()
    {
        await using var fixture = new SpssClientFixture();
        var bodies = new List<long>();
        fixture.Wire.Then(async (request, _, token) =>
        {
            for (int attempt = 0; attempt < 2; attempt++)
            {
                using var body = new MemoryStream();
                await request.Content!.CopyToAsync(body, token);
                bodies.Add(body.Length);
            }

            return ScriptedHandler.Response(200, "https://h/f");
        });
        Func<Task> upload = () => fixture.Files.UploadAsync("f", new PartsStream("one", "two"));

        await upload.Should().ThrowAsync<InvalidOperationException>().WithMessage("*second time*");

        bodies.Should().ContainSingle();
    }

    [Fact]
    public async Task What_a_programs_progress_throws_is_its_own()
    {
        await using var fixture = new SpssClientFixture();
        Func<Task> upload = () => fixture.Files.UploadAsync("f", new MemoryStream([1]), new SynchronousProgress<long>(_ => throw new FormatException("mine")));

        await upload.Should().ThrowAsync<FormatException>().WithMessage("mine");
        fixture.Wire.Seen.Should().ContainSingle();
    }

    [Fact]
    public async Task A_synchronous_read_ends_after_the_idle_timeout_too()
    {
        await using var fixture = new SpssClientFixture(options => options.IdleTimeout = TimeSpan.FromSeconds(7));
        fixture.Wire.Then((_, _, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new SilentStream("one")) }));
        await using Stream file = await fixture.Files.DownloadAsync("f");
        using var reader = new StreamReader(file);

        Exception? exception = await Task.Run(() => Record.Exception(reader.ReadToEnd));

        exception.Should().BeOfType<RequestTimeoutException>();
    }

    [Theory]
    [InlineData(401, typeof(AccessDeniedException))]
    [InlineData(400, typeof(ServiceException))]
    public async Task A_refusal_whose_text_breaks_is_a_refusal(int status, Type type)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Then((_, _, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(new BreakingStream("no")) }));

        Exception? exception = await Record.ExceptionAsync(() => fixture.Jobs.SubmitAsync("j", TestData.Training()));

        exception.Should().BeOfType(type);
        fixture.Wire.Seen.Should().ContainSingle();
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    public async Task A_secret_is_found_in_an_error_of_another_character_set(string charSet)
    {
        await using var fixture = new DataFluxClientFixture(options => options.Password = "pässwort-geheim");
        fixture.Wire.Then((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = new StringContent("Login ram / pässwort-geheim refused", Encoding.GetEncoding(charSet), "text/plain"),
        }));
        Func<Task> list = () => fixture.Jobs.ListAsync();

        (await list.Should().ThrowAsync<ServiceException>()).Which.ToString().Should().Contain("refused").And.NotContain("geheim");
    }

    [Fact]
    public async Task A_handler_that_buffers_an_upload_leaves_the_limit_of_the_next_attempt_alone()
    {
        await using var fixture = new SpssClientFixture(options => (options.AttemptTimeout, options.Retry.MaxRetryAttempts) = (TimeSpan.FromSeconds(10), 1));
        ScriptedHandler.Step buffers = async (request, _, token) =>
        {
            await request.Content!.ReadAsByteArrayAsync(token);
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            throw new InvalidOperationException("An endless wait has ended.");
        };
        fixture.Wire.Then(buffers, times: 2);
        Func<Task> upload = () => fixture.Files.UploadAsync("f", new MemoryStream([1, 2, 3]));

        await upload.Should().ThrowAsync<RequestTimeoutException>();

        fixture.Wire.Seen.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_download_that_falls_silent_ends_after_the_idle_timeout()
    {
        await using var fixture = new SpssClientFixture(options => options.IdleTimeout = TimeSpan.FromSeconds(7));
        fixture.Wire.Then((_, _, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new SilentStream("one")) }));
        await using Stream file = await fixture.Files.DownloadAsync("f");
        Func<Task> read = () => file.CopyToAsync(Stream.Null);

        RequestTimeoutException exception = (await read.Should().ThrowAsync<RequestTimeoutException>()).Which;

        (exception.Limit, exception.Operation).Should().Be((TimeSpan.FromSeconds(7), "SPSS DownloadFile"));
    }

    [Fact]
    public async Task A_download_that_breaks_in_the_middle_is_a_service_that_cannot_be_reached()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Then((_, _, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new BreakingStream("one")) }));
        await using Stream file = await fixture.Files.DownloadAsync("f");
        Func<Task> read = () => file.CopyToAsync(Stream.Null);

        (await read.Should().ThrowAsync<ServiceUnreachableException>()).Which.Operation.Should().Be("SPSS DownloadFile");
    }

    [Fact]
    public async Task Whoever_reads_can_give_up()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Then((_, _, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new SilentStream("one")) }));
        await using Stream file = await fixture.Files.DownloadAsync("f");
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(3), fixture.Server.Clock);
        Func<Task> read = () => file.CopyToAsync(Stream.Null, source.Token);

        await read.Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    public async Task JSON_in_another_character_set_is_read_in_it(string charSet)
    {
        await using var fixture = new SpssClientFixture();
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(charSet) ?? Encoding.GetEncoding(charSet);
        fixture.Wire.Then((_, _, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StringContent("""{"id":"j","creater":"Müller"}""", encoding, "application/json"),
        }));

        (await fixture.Jobs.GetAsync("j")).Creator.Should().Be("Müller");
    }

    [Fact]
    public async Task A_message_is_found_in_an_error_that_is_longer_than_what_is_kept()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(404, $$"""{"trace":"{{new string('x', 20_000)}}","message":"reason"}""");
        Func<Task> get = () => fixture.Jobs.GetAsync("j");

        (await get.Should().ThrowAsync<ResourceNotFoundException>()).Which.ServiceMessage.Should().Be("reason");
    }

    [Fact]
    public async Task A_response_about_another_job_is_refused()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, """{"id":"other"}""").Respond(200, """{"jobId":"other","jobStatus":"RUNNING"}""");
        Func<Task>[] calls = [() => fixture.Jobs.GetAsync("j"), () => fixture.Jobs.GetStatusAsync("j")];

        foreach (Func<Task> call in calls)
        {
            (await call.Should().ThrowExactlyAsync<ServiceException>()).Which.StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Every_request_names_the_library_and_has_the_headers_of_the_options()
    {
        await using var fixture = new SpssClientFixture(options => options.Headers["X-CSRF-Token"] = "t0k3n");

        await fixture.Jobs.ListAsync();
        await fixture.Files.UploadAsync("f", new MemoryStream());

        fixture.Wire.Seen.Should().HaveCount(2).And.OnlyContain(
            request => request.Headers["User-Agent"] == "BatchJobs.Client/0.1.0" && request.Headers["X-CSRF-Token"] == "t0k3n");
    }

    [Fact]
    public async Task A_deletion_of_many_that_fails_in_the_middle_tells_what_was_deleted()
    {
        await using var fixture = new SpssClientFixture();
        string[] ids = [.. Enumerable.Range(0, 60).Select(number => $"{number}-{new string('x', 120)}")];
        foreach (string id in ids)
        {
            await fixture.Jobs.SubmitAsync(id, TestData.Training());
        }

        fixture.Wire.Forward().Respond(500, "broken");
        Func<Task> delete = () => fixture.Jobs.DeleteManyAsync(ids);

        JobDeletionIncompleteException exception = (await delete.Should().ThrowAsync<JobDeletionIncompleteException>()).Which;

        exception.Count.Should().BeInRange(1, 59);
        exception.Remaining!.Select(job => job.Id).Should().HaveCount(60 - exception.Count).And.BeSubsetOf(ids);
        exception.InnerException.Should().BeOfType<ServiceException>();
    }

    [Fact]
    public async Task A_deletion_that_was_answered_503_and_is_then_not_there_is_ones_own()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(503, "busy").Respond(404);

        (await fixture.Flows.DeleteAsync("f")).Should().BeTrue();
    }

    /// <summary>Three parts, each of which takes its time.</summary>
    private sealed class SlowSource(TimeProvider time, TimeSpan pause) : MemoryStream
    {
        private int parts = 3;

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(pause, time, cancellationToken);
            return parts-- > 0 ? 1 : 0;
        }
    }

    /// <summary>A connection that takes each part slowly.</summary>
    private sealed class SlowSink(TimeProvider time, TimeSpan pause) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await Task.Delay(pause, time, cancellationToken);
    }
}
