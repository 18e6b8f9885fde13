namespace BatchJobs.Testing;

/// <summary>A test has not gone as planned: <see cref="FakeBatchServer.Verify"/> says what, with what happened.</summary>
public sealed class VerificationException : Exception
{
    internal VerificationException(IReadOnlyList<string> problems, string timeline)
        : base($"{string.Join(Environment.NewLine, problems)}{Environment.NewLine}{Environment.NewLine}{timeline}")
    {
        Problems = problems;
        Timeline = timeline;
    }

    /// <summary>Gets what has not gone as planned, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Gets what happened; see <see cref="FakeBatchServer.Timeline"/>.</summary>
    public string Timeline { get; }
}
