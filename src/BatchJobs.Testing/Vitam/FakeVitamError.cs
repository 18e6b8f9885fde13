namespace BatchJobs.Testing.Vitam;

/// <summary>Why a task failed, as its status tells it (<c>error</c>); the member <c>code</c> is the task's type.</summary>
/// <param name="HttpCode">The code of the error, in HTTP's numbers (<c>http_code</c>), for example 404.</param>
/// <param name="State">The service's short word for it (<c>state</c>), for example <c>File_Not_Found</c>.</param>
public sealed record FakeVitamError(int HttpCode, string State)
{
    /// <summary>Gets the error in a sentence (<c>message</c>). Default: null, it is left out.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the error at length (<c>description</c>). Default: null, it is left out.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the errors that led to this one (<c>errors</c>). Default: none, the member is left out.</summary>
    public IReadOnlyList<FakeVitamError> Errors { get; init; } = [];
}
