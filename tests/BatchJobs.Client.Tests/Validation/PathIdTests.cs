using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Validation;

public class PathIdTests
{
    public static TheoryData<string> Usable =>
    [
        "job", " ", "scoring job 1", "café", "漢字", "😀", "it's", "say \"x\"", "100%", "%2F", "%2e%2e", "a+b", "#1", "a?b=c", "a&accesskey=x", "...",
        "a;b", "a\\b", "~", "-_.!*'()", "a:b@c", "[x]", "{id}", "<x>", "a\nb", "\u0001", "\u200Eleft", "e\u0301", "\uFFFD", "status", "é",
    ];

    public static TheoryData<string?> Unusable => ["", "/", "a/b", "a\0b", ".", "..", (string?)null];

    [Theory]
    [MemberData(nameof(Usable))]
    public async Task A_job_keeps_its_identifier_on_the_way_there_and_back(string id)
    {
        await using var fixture = new SpssClientFixture();

        SpssJob job = await fixture.Jobs.SubmitAsync(id, TestData.Scoring());

        fixture.Server.Spss.Jobs.Should().ContainSingle().Which.Id.Should().Be(id);
        job.Id.Should().Be(id);
        (await job.GetStatusAsync()).JobId.Should().Be(id);
        (await fixture.Jobs.GetAsync(id)).Id.Should().Be(id);
        (await fixture.Jobs.ListAsync()).Should().ContainSingle().Which.Id.Should().Be(id);
        (await fixture.Jobs.SubmitOrResubmitAsync(id, TestData.Scoring())).IsNew.Should().BeFalse();
        (await job.WaitForCompletionAsync()).FileId.Should().NotBeNull();
        (await fixture.Jobs.DeleteAsync(id)).Should().BeTrue();
        fixture.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Theory]
    [Clause("SPSS-F-04")]
    [MemberData(nameof(Usable))]
    public async Task A_file_keeps_its_identifier_on_the_way_there_and_back(string id)
    {
        await using var fixture = new SpssClientFixture();

        string address = await fixture.Files.UploadAsync(id, new MemoryStream([7, 8, 9]));

        fixture.Server.Spss.Files[id].Should().Equal(7, 8, 9);
        address.Should().EndWith("/pm/v1/file/" + Uri.EscapeDataString(id));
        (await fixture.Files.ListAsync()).Should().Contain(id);
        await using Stream content = await fixture.Files.DownloadAsync(id);
        content.ReadByte().Should().Be(7);
        await fixture.Files.DeleteAsync(id);
        fixture.Server.Spss.Files.Contains(id).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Usable))]
    public async Task A_result_under_any_identifier_can_be_read(string id)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.Files.Add(id, [7]);
        fixture.Wire.Otherwise = (request, forward, _) => request.RequestUri!.AbsolutePath.StartsWith("/pm/v1/jobs/", StringComparison.Ordinal)
            ? Task.FromResult(ScriptedHandler.Response(
                200, $$"""{"jobStatus":"SUCCESS","dataUrl":"https://other.example.com/pm/v1/file/{{Uri.EscapeDataString(id)}}"}"""))
            : forward();

        SpssJobResult result = await fixture.Jobs.GetHandle("j").WaitForCompletionAsync();

        result.FileId.Should().Be(id);
        await using Stream content = await result.OpenReadAsync();
        content.ReadByte().Should().Be(7);
    }

    [Fact]
    public async Task Many_odd_identifiers_are_deleted_in_one_request()
    {
        await using var fixture = new SpssClientFixture();
        string[] ids = [.. Usable.Select(row => row.Data)];
        foreach (string id in ids)
        {
            await fixture.Jobs.SubmitAsync(id, TestData.Scoring());
        }

        DeleteJobsResult deletion = await fixture.Jobs.DeleteManyAsync(ids);

        deletion.Count.Should().Be(ids.Length);
        fixture.Wire.Seen.Should().HaveCount(ids.Length + 1);
        fixture.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task Odd_identifiers_survive_a_real_socket_too()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.System });
        server.Spss.Options.AccessKey = SpssClientFixture.Key;
        Uri address = await server.ListenAsync();
        var services = new ServiceCollection();
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (address, SpssClientFixture.Key));
        await using ServiceProvider provider = services.BuildServiceProvider();
        SpssFiles files = provider.GetRequiredService<SpssClient>().Files;

        foreach (string id in Usable.Select(row => row.Data))
        {
            await files.UploadAsync(id, new MemoryStream([1]));
        }

        (await files.ListAsync()).Should().Equal(Usable.Select(row => row.Data));
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public Task An_identifier_that_cannot_work_is_refused_before_anything_is_sent(string? id) => ShouldBeRefusedAsync(id);

    [Theory]
    [InlineData(",")]
    [InlineData("a,b")]
    [Clause("SPSS-F-05")]
    public async Task A_comma_separates_the_identifiers_of_jobs_and_is_part_of_a_files(string id)
    {
        await using var fixture = new SpssClientFixture();
        Func<Task>[] calls =
        [
            () => fixture.Jobs.SubmitAsync(id, TestData.Scoring()), () => fixture.Jobs.GetAsync(id), () => fixture.Jobs.DeleteAsync(id),
            () => fixture.Jobs.DeleteManyAsync([id]), () => Task.FromResult(fixture.Jobs.GetHandle(id)),
        ];

        foreach (Func<Task> call in calls)
        {
            (await call.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain("must not contain ','");
        }

        fixture.Wire.Seen.Should().BeEmpty();
        await fixture.Files.UploadAsync(id, new MemoryStream([7]));
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Training(id));
        (await job.WaitForCompletionAsync()).FileId.Should().NotBeNull();
        (await fixture.Files.ListAsync()).Should().Contain(id);
        (await fixture.Files.DeleteAsync(id)).Should().BeTrue();
    }

    // Not a theory: a runner that writes its data down as UTF-8 would replace the halves.
    [Fact]
    public async Task Half_of_a_surrogate_pair_is_refused_before_anything_is_sent()
    {
        await ShouldBeRefusedAsync("\ud800");
        await ShouldBeRefusedAsync("x\udc00y");
    }

    [Fact]
    public Task Half_of_a_surrogate_pair_is_refused_beside_a_replacement_character_too() => ShouldBeRefusedAsync("\ud83d\ufffd");

    [Fact]
    public async Task Other_arguments_are_checked_before_anything_is_sent()
    {
        await using var fixture = new SpssClientFixture();
        Func<Task>[] calls =
        [
            () => fixture.Jobs.SubmitAsync("j", null!),
            () => fixture.Jobs.SubmitOrResubmitAsync("j", null!),
            () => fixture.Jobs.DeleteManyAsync((IEnumerable<string>)null!),
            () => fixture.Jobs.DeleteManyAsync([]),
            () => fixture.Files.UploadAsync("f", null!),
        ];

        foreach (Func<Task> call in calls)
        {
            await call.Should().ThrowAsync<ArgumentException>();
        }

        fixture.Wire.Seen.Should().BeEmpty();
    }

    private static async Task ShouldBeRefusedAsync(string? id)
    {
        await using var fixture = new SpssClientFixture();
        JobDefinition definition = TestData.Scoring();
        var calls = new Dictionary<string, Func<Task>>
        {
            ["submit"] = () => fixture.Jobs.SubmitAsync(id!, definition),
            ["resubmit"] = () => fixture.Jobs.SubmitOrResubmitAsync(id!, definition),
            ["get"] = () => fixture.Jobs.GetAsync(id!),
            ["status"] = () => fixture.Jobs.GetStatusAsync(id!),
            ["delete"] = () => fixture.Jobs.DeleteAsync(id!),
            ["handle"] = () => Task.FromResult(fixture.Jobs.GetHandle(id!)),
            ["upload"] = () => fixture.Files.UploadAsync(id!, Stream.Null),
            ["download"] = () => fixture.Files.DownloadAsync(id!),
            ["delete file"] = () => fixture.Files.DeleteAsync(id!),
        };

        foreach ((string name, Func<Task> call) in calls)
        {
            ArgumentException exception = (await call.Should().ThrowAsync<ArgumentException>(name)).Which;
            exception.ParamName.Should().Be("id", name);
            ShouldNameTheRule(exception, id);
        }

        Func<Task> deleteMany = () => fixture.Jobs.DeleteManyAsync(["fine", id!]);
        ArgumentException many = (await deleteMany.Should().ThrowAsync<ArgumentException>()).Which;
        many.ParamName.Should().Be("ids");
        ShouldNameTheRule(many, id);
        fixture.Wire.Seen.Should().BeEmpty();
    }

    private static void ShouldNameTheRule(ArgumentException exception, string? id)
    {
        if (id is null)
        {
            exception.Should().BeOfType<ArgumentNullException>();
        }
        else
        {
            exception.Message.Should().Contain("must not be empty, '.' or '..', and must not contain ").And.Contain("'/', the character NUL or half of a surrogate pair");
        }
    }
}
