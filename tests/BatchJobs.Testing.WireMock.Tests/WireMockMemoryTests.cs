using System.Net.Http.Headers;
using WireMock.Server;

namespace BatchJobs.Testing.Tests;

/// <summary>Large bodies go past WireMock: neither it nor its log holds them.</summary>
[Collection(nameof(WireMockMemoryTests))]
[CollectionDefinition(nameof(WireMockMemoryTests), DisableParallelization = true)]
public sealed class WireMockMemoryTests
{
    private const int Size = 64 * 1024 * 1024;
    private const int MostAboveIdle = 30 * 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_large_uploads_and_a_download_take_little_memory()
    {
        await using var server = new FakeBatchServer();
        using WireMockServer wire = server.StartWireMock();
        using var http = new HttpClient { BaseAddress = new Uri(wire.Url!) };
        long idle = GC.GetTotalMemory(forceFullCollection: true);
        var memory = new Peak(idle);

        for (int i = 0; i < 3; i++)
        {
            using var form = new MultipartFormDataContent("b");
            using var file = new StreamContent(new SourceStream(Size, memory));
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(file, "model_file", "f");
            using HttpResponseMessage up = await http.PutAsync(new Uri($"pm/v1/file/f{i}?accesskey=k", UriKind.Relative), form, Token);
            ((int)up.StatusCode).Should().Be(200, await up.Content.ReadAsStringAsync(Token));
            memory.Look();
        }

        using HttpResponseMessage down = await http.GetAsync(new Uri("pm/v1/file/f2?accesskey=k", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Token);
        down.Content.Headers.ContentLength.Should().Be(Size);
        (await ReadAsync(await down.Content.ReadAsStreamAsync(Token), memory)).Should().Be(Size);

        memory.Look();
        wire.LogEntries.Should().HaveCount(4);
        TestContext.Current.TestOutputHelper!.WriteLine($"{memory.Most >> 20} MiB above idle");
        memory.Most.Should().BeLessThan(MostAboveIdle);
    }

    private static async Task<long> ReadAsync(Stream stream, Peak memory)
    {
        byte[] buffer = new byte[81920];
        long total = 0;
        for (int length; (length = await stream.ReadAsync(buffer, Token)) > 0;)
        {
            total += length;
            memory.LookSometimes(total);
        }

        return total;
    }

    /// <summary>The most memory that was in use, above what was there before.</summary>
    private sealed class Peak(long idle)
    {
        private const int Every = 16 * 1024 * 1024;

        private long next = Every;

        public long Most { get; private set; }

        public void Look() => Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - idle);

        public void LookSometimes(long position)
        {
            if (position >= next || position < next - Every)
            {
                next = position + Every;
                Look();
            }
        }
    }

    /// <summary>Bytes that are made as they are read.</summary>
    private sealed class SourceStream(long length, Peak memory) : Stream
    {
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = (int)Math.Min(count, length - position);
            buffer.AsSpan(offset, read).Fill((byte)(position >> 10));
            position += read;
            memory.LookSometimes(position);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
