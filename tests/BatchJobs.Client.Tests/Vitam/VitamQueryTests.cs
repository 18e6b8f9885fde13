using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam;

public class VitamQueryTests
{
    [Fact]
    [Clause("VITAM-L-04")]
    public void What_is_built_is_what_the_document_shows()
    {
        VitamQuery.WhereEqual("name", "abcdef*").AndGreater("since", new DateOnly(2015, 7, 14)).Text.Should().Be("name='abcdef*'&since>'2015-07-14'");
        VitamQuery.WhereGreater("since", "2015").AndEqual("a_1", "é & =").AndGreater("b", "x").ToString().Should().Be("since>'2015'&a_1='é & ='&b>'x'");
        VitamQuery.WhereGreater("since", new DateOnly(987, 1, 2)).Text.Should().Be("since>'0987-01-02'");
    }

    [Fact]
    public void A_query_is_never_changed()
    {
        VitamQuery one = VitamQuery.WhereEqual("a", "x");

        one.AndEqual("b", "y").Text.Should().Be("a='x'&b='y'");

        one.Text.Should().Be("a='x'");
        one.Should().Be(VitamQuery.FromText("a='x'"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData("a'b")]
    [InlineData("a&b")]
    [InlineData("a=b")]
    [InlineData("é")]
    [InlineData(null)]
    public void A_field_that_is_no_name_is_refused(string? field)
    {
        Action[] acts =
        [
            () => VitamQuery.WhereEqual(field!, "x"),
            () => VitamQuery.WhereGreater(field!, "x"),
            () => VitamQuery.WhereGreater(field!, new DateOnly(2015, 7, 14)),
            () => VitamQuery.WhereEqual("a", "x").AndEqual(field!, "x"),
            () => VitamQuery.WhereEqual("a", "x").AndGreater(field!, "x"),
            () => VitamQuery.WhereEqual("a", "x").AndGreater(field!, new DateOnly(2015, 7, 14)),
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentException>());
    }

    [Fact]
    public void A_text_for_which_there_is_no_spelling_is_refused()
    {
        foreach (string? text in new[] { "it's", "a\nb", "a\0b", "\ud800", null })
        {
            Action[] acts = [() => VitamQuery.WhereEqual("a", text!), () => VitamQuery.WhereGreater("a", text!), () => VitamQuery.WhereEqual("a", "x").AndEqual("b", text!)];

            acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentException>());
        }
    }

    [Theory]
    [InlineData("", """{"query":""}""")]
    [InlineData("it's\t\"so\"", """{"query":"it's\t\"so\""}""")]
    [InlineData("<a>+\\é😀", """{"query":"<a>+\\é😀"}""")]
    public async Task Any_other_text_goes_as_it_is(string text, string body)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamClientFixture.List());

        await fixture.Tasks.ListAsync(VitamQuery.FromText(text));

        System.Text.Json.Nodes.JsonNode.Parse(fixture.Wire.Sent[0].Body!)!["query"]!.GetValue<string>().Should().Be(text);
        fixture.Wire.Sent[0].Body!.ShouldBeJson(body);
    }

    [Fact]
    public void A_text_that_cannot_be_sent_is_refused()
    {
        ((Action)(() => VitamQuery.FromText("\ud800"))).Should().Throw<ArgumentException>();
        ((Action)(() => VitamQuery.FromText(null!))).Should().Throw<ArgumentNullException>();
    }
}
