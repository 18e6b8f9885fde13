namespace BatchJobs.Testing.Spss;

/// <summary>The responses that several resources give.</summary>
internal static class SpssResponses
{
    public static FakeResponse Error(int status, string message) => FakeResponse.Json(status, SpssJsonFormat.Error(message));
}
