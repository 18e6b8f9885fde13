using System.Security.Cryptography;

namespace BatchJobs.Testing.Tests.Hosting;

/// <summary>Files larger than what is kept in memory.</summary>
public sealed class LargeFilesTests
{
    private const int Size = 5 * 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_large_file_comes_back_as_it_went_up(bool inProcess)
    {
        await using var server = new FakeBatchServer();
        using HttpClient http = inProcess ? new HttpClient(server.CreateHandler()) : new HttpClient();
        var root = inProcess ? new Uri("https://x.example.com") : await server.ListenAsync(cancellationToken: Token);
        var file = new Uri(root, "/pm/v1/file/large?accesskey=k");
        byte[] content = Bytes();

        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "model_file", "large.str" } };
        using HttpResponseMessage upload = await http.PutAsync(file, form, Token);
        byte[] download = await http.GetByteArrayAsync(file, Token);

        upload.IsSuccessStatusCode.Should().BeTrue();
        SHA256.HashData(download).Should().Equal(SHA256.HashData(content));
    }

    [Fact]
    public async Task A_file_that_is_replaced_while_it_is_read_is_read_to_its_end()
    {
        await using var server = new FakeBatchServer();
        using var http = new HttpClient(server.CreateHandler());
        byte[] content = Bytes();
        server.Spss.Files.Add("large", content);

        await using Stream reading = await http.GetStreamAsync("https://x.example.com/pm/v1/file/large?accesskey=k", Token);
        server.Spss.Files.Add("large", [1]);
        using var read = new MemoryStream();
        await reading.CopyToAsync(read, Token);

        SHA256.HashData(read.ToArray()).Should().Equal(SHA256.HashData(content));
    }

    private static byte[] Bytes()
    {
        byte[] bytes = new byte[Size];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
