using System.Text;
using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Secrets;

/// <summary>What once showed a secret, one by one, and what must go on being shown.</summary>
public class SecretLeakTests
{
    public static TheoryData<string> Spellings => [.. Spelling.All.Keys];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_key_is_masked_in_every_spelling_and_what_stands_around_it_is_not(string spelling)
    {
        string body = $"before <{Spelling.All[spelling](SecretMark.Key)}> after";

        ServiceException refusal = await RefusalAsync(body);

        refusal.BodyExcerpt.Should().MatchRegex(@"^before <\S*\*\*\*\S*> after$");
        SecretMark.FindIn(refusal.ToString()).Should().BeNull();
    }

    [Fact]
    public async Task A_key_that_is_escaped_letter_by_letter_is_masked()
    {
        string units = string.Concat(SecretMark.Key.Select(unit => $"\\u{(int)unit:x4}"));
        string numbers = string.Concat(SecretMark.Key.Select(unit => $"&#{(int)unit};"));
        string bytes = string.Concat(SecretMark.Key.Select(unit => $"%{(int)unit:X2}"));

        (await RefusalAsync($"<{units}> <{numbers}> <{bytes}>")).BodyExcerpt.Should().Be("<***> <***> <***>");
    }

    [Theory]
    [InlineData("\u00e9\u00fc-\U0001F511-k3y")]
    [InlineData("a\\b\\\\c\"d'e")]
    [InlineData("100%25 sure %2B")]
    [InlineData("&amp;&#43;<x>")]
    [InlineData("two words+more")]
    public async Task A_key_of_odd_characters_is_masked_in_every_spelling(string key)
    {
        foreach ((string name, Func<string, string> spell) in Spelling.All)
        {
            (await RefusalAsync($"[[{spell(key)}]]", key)).BodyExcerpt.Should().MatchRegex(@"^\[\[[^\w]*(UTF-8'')?\*\*\*[^\w]*\]\]$", name);
        }
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    public async Task A_key_whose_UTF8_was_read_in_another_character_set_is_masked(string charset)
    {
        const string key = "Schl\u00fcssel-\u20ac-\U0001F511-k3y";
        string misread = CodePagesEncodingProvider.Instance.GetEncoding(charset)?.GetString(Encoding.UTF8.GetBytes(key)) ?? Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(key));

        foreach ((string name, Func<string, string> spell) in Spelling.All)
        {
            (await RefusalAsync($"[[{spell(misread)}]]", key)).BodyExcerpt.Should().MatchRegex(@"^\[\[[^\w]*(UTF-8'')?\*\*\*[^\w]*\]\]$", name);
        }
    }

    [Theory]
    [InlineData("\r\n ")]
    [InlineData("\n")]
    [InlineData("\r\n\t")]
    [InlineData("\\r\\n ")]
    [InlineData("%0D%0A")]
    public async Task A_key_that_is_folded_over_lines_is_masked(string fold)
    {
        string folded = SecretMark.Key.Insert(9, fold).Insert(4, fold);

        (await RefusalAsync($"<{folded}>")).BodyExcerpt.Should().Be("<***>");
        (await RefusalAsync($"<{SecretMark.Key[..4]}{fold}other>")).BodyExcerpt.Should().NotContain("***");
    }

    [Theory]
    [InlineData("x?accesskey%3Dother%252Bkey%26next%3D1", "x?accesskey%3D***%26next%3D1")]
    [InlineData("x?accesskey%253Dother%25252Bkey%2526next", "x?accesskey%253D***%2526next")]
    [InlineData("x?accesskey=other%26key&amp;next=1", "x?accesskey=***&amp;next=1")]
    [InlineData("{\\\"password\\\":\\\"an\\\\\\\"other\\\",\\\"port\\\":1}", "{\\\"password\\\":\\\"***\\\",\\\"port\\\":1}")]
    [InlineData("%7B%22password%22%3A%20%22other%22%2C%22port%22%3A1", "%7B%22password%22%3A%20%22***%22%2C%22port%22%3A1")]
    public async Task What_stands_behind_the_name_of_a_secret_is_masked_however_often_it_is_escaped(string body, string expected) =>
        (await RefusalAsync(body)).BodyExcerpt.Should().Be(expected);

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(14)]
    public async Task The_beginning_of_a_key_at_the_limit_of_what_is_read_is_masked(int shown)
    {
        // Blanks at the end of what is kept would be cut off, and with them nothing but blanks is before the key.
        string body = new string(' ', 4096 - shown) + SecretMark.Key + " and more";

        (await RefusalAsync(body)).BodyExcerpt.Should().Be("***");
    }

    [Fact]
    public async Task A_status_shows_neither_the_key_in_its_address_nor_the_address_in_its_text()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, $$"""{"jobId":"j","jobStatus":"SUCCESS","dataUrl":"https://x/pm/v1/file/r%2B1?a=1&accesskey={{Uri.EscapeDataString(SecretMark.Key)}}&b=2"}""", times: 2);

        SpssJobStatus status = await fixture.Jobs.GetStatusAsync("j");
        SpssJobResult result = await fixture.Jobs.GetHandle("j").WaitForCompletionAsync();

        status.ToString().Should().Be("j: SUCCESS");
        status.DataUrl.Should().Be("https://x/pm/v1/file/r%2B1?a=1&accesskey=***&b=2");
        result.DataUrl.Should().Be(status.DataUrl);
        result.FileId.Should().Be("r+1");
    }

    [Fact]
    public async Task A_submissions_handle_masks_the_passwords_of_its_definition_and_a_handle_by_identifier_cannot()
    {
        await using var fixture = new SpssClientFixture();
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.ScoringToTable());
        string body = $$"""{"jobId":"j","jobStatus":"FAILED","failureMsg":"no login as bluadmin with {{SecretMark.Password}}"}""";
        fixture.Wire.Otherwise = (_, _, _) => Task.FromResult(ScriptedHandler.Response(200, body));

        JobFailedException failed = (await job.Invoking(one => one.WaitForCompletionAsync()).Should().ThrowAsync<JobFailedException>()).Which;

        failed.Update.Message.Should().Be("no login as bluadmin with ***");
        (await job.GetStatusAsync()).FailureMessage.Should().Be("no login as bluadmin with ***");
        (await fixture.Jobs.GetHandle("j").GetStatusAsync()).FailureMessage.Should().Contain(SecretMark.Password);
    }

    [Fact]
    public async Task A_failure_that_shows_no_secret_is_kept_as_the_cause()
    {
        await using var fixture = new SpssClientFixture(options => options.Retry.MaxRetryAttempts = 0);
        var harmless = new HttpRequestException(HttpRequestError.ConnectionError, "Refused.") { Data = { ["attempt"] = 1 } };
        fixture.Wire.Then((_, _, _) => throw harmless);

        (await fixture.Jobs.Invoking(jobs => jobs.GetStatusAsync("j")).Should().ThrowAsync<ServiceUnreachableException>()).Which.InnerException.Should().BeSameAs(harmless);
    }

    [Fact]
    public async Task A_text_of_nothing_but_escapes_is_read_in_no_time()
    {
        await using var fixture = new SpssClientFixture();
        var hostile = new StringBuilder();
        foreach (string part in new[] { "%25", "%", "25", "&amp;", "amp;", "&", "%5C", "\\u005C", "\\\\" })
        {
            hostile.Append(string.Concat(Enumerable.Repeat(part, 5_000)));
        }

        string text = System.Text.Json.JsonEncodedText.Encode(hostile.ToString()).ToString();
        fixture.Wire.Respond(200, $$"""{"jobId":"j","jobStatus":"FAILED","failureMsg":"{{text}}"}""");

        (await fixture.Jobs.GetStatusAsync("j")).FailureMessage.Should().Be(hostile.ToString());
    }

    private static async Task<ServiceException> RefusalAsync(string body, string key = SecretMark.Key)
    {
        await using var fixture = new SpssClientFixture(options => (options.AccessKey, options.Retry.MaxRetryAttempts) = (key, 0));
        fixture.Wire.Respond(400, body, "text/plain");
        return (await fixture.Jobs.Invoking(jobs => jobs.GetStatusAsync("j")).Should().ThrowAsync<ServiceException>()).Which;
    }
}
