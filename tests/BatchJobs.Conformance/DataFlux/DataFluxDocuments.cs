using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>Reads the service's documents.</summary>
internal static class DataFluxDocuments
{
    public static string? Text(this JsonElement parent, string member) =>
        parent.TryGetProperty(member, out JsonElement value) ? value.GetString() : null;

    public static IEnumerable<string> Members(this JsonElement parent) => parent.EnumerateObject().Select(member => member.Name);

    public static JsonElement[] Items(this WireAnswer answer)
    {
        answer.Status.Should().Be(200, answer.Text);
        return [.. answer.Json.GetProperty("items").EnumerateArray()];
    }

    public static JsonElement OnlyItem(this WireAnswer answer) => answer.Items().Should().ContainSingle().Which;

    public static JsonElement[] Links(this JsonElement document) => [.. document.GetProperty("links").EnumerateArray()];

    public static IEnumerable<string?> Rels(this JsonElement document) => document.Links().Select(link => link.Text("rel"));

    public static JsonElement Link(this JsonElement document, string rel) =>
        document.Links().Should().ContainSingle(link => link.Text("rel") == rel, $"rel {rel} in {document}").Which;

    /// <summary>Follows a link as it stands; a template's variable is replaced as text.</summary>
    public static Task<WireAnswer> FollowAsync(this Wire wire, JsonElement document, string rel, HttpContent? content = null, string? variable = null)
    {
        JsonElement link = document.Link(rel);
        string href = link.Text("href")!;
        int open = href.IndexOf('{', StringComparison.Ordinal);
        href = variable is null ? href : href[..open] + Uri.EscapeDataString(variable) + href[(href.IndexOf('}', open) + 1)..];
        href.Should().StartWith(wire.Address.AbsoluteUri);
        return wire.SendAsync(link.Text("method")!, href[(wire.Address.AbsoluteUri.Length - 1)..], content);
    }

    /// <summary>A document's links without their authority, each as "rel METHOD uri [type]"; the type of "up" varies and is left out.</summary>
    public static IEnumerable<string> LinkTable(this JsonElement document) => document.Links().Select(link =>
    {
        string? type = link.Text("rel") == "up" ? null : link.Text("type");
        return $"{link.Text("rel")} {link.Text("method")} /{link.Text("uri")!.TrimStart('/')}{(type is null ? "" : $" [{type}]")}";
    });

    public static void ShouldBeACollectionOf(this WireAnswer answer, int count)
    {
        answer.Status.Should().Be(200, answer.Text);
        answer.MediaTypeOf().Should().Be(MediaType.Collection);
        answer.Json.Members().Should().BeEquivalentTo("version", "name", "count", "items", "links");
        answer.Json.GetProperty("version").GetInt32().Should().Be(1);
        answer.Json.Text("name").Should().Be("items");
        answer.Json.GetProperty("count").GetInt32().Should().Be(count);
        answer.Json.GetProperty("items").GetArrayLength().Should().Be(count);
    }

    public static void ShouldBeEmpty(this WireAnswer answer, int status)
    {
        answer.Status.Should().Be(status, answer.Text);
        answer.Bytes.Should().BeEmpty();
    }
}
