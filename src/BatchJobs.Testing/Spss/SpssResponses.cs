namespace BatchJobs.Testing.Spss;

/// <summary>The responses that several resources give.</summary>
internal static class SpssResponses
{
    public static FakeResponse Error(int status, string message) => FakeResponse.Json(status, SpssJsonFormat.Error(message));

    /// <summary>Refuses a body that says of itself to be something else than what the operation consumes.</summary>
    /// <returns>The response; null when the operation can read on.</returns>
    public static FakeResponse? NotConsumed(FakeRequest request, string mediaType, SpssFakeOptions options) =>
        options.WrongContentTypeStatus is { } status && request.ContentType is { Length: > 0 } type && request.Body.Length > 0 && !request.IsOf(mediaType)
            ? Error(status, $"The content type must be {mediaType}, and is '{Excerpt.Of(type)}'.")
            : null;
}
