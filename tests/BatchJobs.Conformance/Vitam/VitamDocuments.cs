using System.Text.Json;

namespace BatchJobs.Conformance.Vitam;

/// <summary>Reads the service's answers.</summary>
internal static class VitamDocuments
{
    /// <summary>The members of an async status, in the order of the document's example.</summary>
    private static readonly string[] StatusMembers =
        ["id", "type", "state", "task_status", "start_date", "end_date", "expiration_date", "result_link", "error"];

    /// <summary>A member's text; null when it is absent or null.</summary>
    public static string? Text(this JsonElement parent, string member) =>
        parent.TryGetProperty(member, out JsonElement value) ? value.GetString() : null;

    public static bool IsNullOrAbsent(this JsonElement parent, string member) =>
        !parent.TryGetProperty(member, out JsonElement value) || value.ValueKind == JsonValueKind.Null;

    public static string[] Members(this JsonElement parent) => [.. parent.EnumerateObject().Select(member => member.Name)];

    public static string? Header(this WireAnswer answer, string name) => answer.Headers.GetValueOrDefault(name);

    public static string?[] Results(this WireAnswer answer)
    {
        answer.Status.Should().Be(200, answer.Text);
        return [.. answer.Json.GetProperty("results").EnumerateArray().Select(id => id.GetString())];
    }

    public static void ShouldBeAStatus(this WireAnswer answer, int status)
    {
        answer.Status.Should().Be(status, answer.Text);
        answer.ContentType.Should().StartWith("application/json");
        answer.Json.ShouldBeAStatus();
    }

    public static void ShouldBeAStatus(this JsonElement task)
    {
        string[] members = task.Members();
        members.Should().Contain(["id", "type", "state"]);
        members.Should().Equal(StatusMembers.Where(members.Contains));
        task.Text("id").Should().NotBeNullOrEmpty();
    }

    /// <summary>The standard headers and nothing else.</summary>
    public static void ShouldBeRefused(this WireAnswer answer, int status, string because = "")
    {
        answer.Status.Should().Be(status, because);
        answer.Bytes.Should().BeEmpty(because);
        answer.Header("Content-Length").Should().Be("0", because);
        answer.ContentType.Should().BeNull(because);
        answer.ShouldHaveStandardHeaders(because);
    }

    /// <summary>A refusal that tells what is documented instead.</summary>
    public static void ShouldBeRefusedStrictly(this WireAnswer answer, int status, string hint, string because = "")
    {
        answer.Status.Should().Be(status, because);
        answer.ContentType.Should().StartWith("text/plain", because);
        answer.Text.TrimEnd().Should().EndWith("(Strict mode of the fake.)", because);
        answer.Text.Should().Contain(hint, because);
        answer.ShouldHaveStandardHeaders(because);
    }

    public static void ShouldHaveStandardHeaders(this WireAnswer answer, string because = "")
    {
        answer.Header("X-Request-Id").Should().NotBeNullOrEmpty(because);
        answer.Header("FullApiVersion").Should().NotBeNullOrEmpty(because);
    }
}
