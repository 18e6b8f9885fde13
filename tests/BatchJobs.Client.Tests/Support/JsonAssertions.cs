using System.Text.Json.Nodes;

namespace BatchJobs.Client.Tests;

internal static class JsonAssertions
{
    public static void ShouldBeJson(this string actual, string expected) =>
        JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)).Should().BeTrue($"{actual} is expected to mean the same as {expected}");
}
