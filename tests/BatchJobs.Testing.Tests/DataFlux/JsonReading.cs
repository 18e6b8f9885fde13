using System.Text.Json;

namespace BatchJobs.Testing.Tests.DataFlux;

internal static class JsonReading
{
    public static string Text(this JsonElement parent, string member) => parent.GetProperty(member).GetString()!;

    public static IEnumerable<string> Rels(this JsonElement parent) => parent.GetProperty("links").EnumerateArray().Select(link => link.Text("rel"));

    public static JsonElement Link(this JsonElement parent, string rel) => parent.GetProperty("links").EnumerateArray().Single(link => link.Text("rel") == rel);
}
