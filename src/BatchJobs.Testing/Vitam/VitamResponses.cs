namespace BatchJobs.Testing.Vitam;

/// <summary>The errors, which have no body unless the options give them one.</summary>
internal sealed class VitamResponses(VitamFakeOptions options)
{
    /// <summary>An error, with its reason in the journal.</summary>
    /// <param name="status">The status.</param>
    /// <param name="reason">Why, without anything that may be secret.</param>
    /// <param name="hint">What the answer says about something that is not documented.</param>
    public FakeResponse Error(int status, string reason, string? hint = null)
    {
        FakeResponse response = options.ErrorBodies ? FakeResponse.Json(status, VitamJsonFormat.Error(status, hint ?? reason))
            : hint is null ? new FakeResponse(status, null, Blob.Empty)
            : FakeResponse.Text(status, "text/plain", hint);
        return response.Because(reason);
    }
}
