namespace BatchJobs.Testing.Vitam;

/// <summary>How a task ends.</summary>
public sealed class VitamOutcome
{
    private VitamOutcome(string? resultLink, FakeVitamError? error)
    {
        ResultLink = resultLink;
        Error = error;
    }

    internal string? ResultLink { get; }

    internal FakeVitamError? Error { get; }

    /// <summary>The task succeeds.</summary>
    /// <param name="resultLink">The link to its result (<c>result_link</c>), or null for none; the fake has nothing there.</param>
    /// <returns>The outcome.</returns>
    public static VitamOutcome Done(string? resultLink = null) => new(resultLink, null);

    /// <summary>The task fails.</summary>
    /// <param name="error">Why, as the service tells it (<c>error</c>).</param>
    /// <returns>The outcome.</returns>
    public static VitamOutcome Failed(FakeVitamError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new VitamOutcome(null, error);
    }
}
