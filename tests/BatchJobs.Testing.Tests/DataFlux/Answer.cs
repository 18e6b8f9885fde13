using System.Text.Json;

namespace BatchJobs.Testing.Tests.DataFlux;

/// <summary>An answer of the service.</summary>
internal sealed record Answer(int Status, string? ContentType, string Text, string Challenge)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The only item of a collection.</summary>
    public JsonElement Item => Json.GetProperty("items").EnumerateArray().Should().ContainSingle().Subject;
}
