using System.Globalization;

namespace BatchJobs.Testing;

/// <summary>What <see cref="Parity"/> has found.</summary>
public sealed class ParityReport
{
    internal ParityReport(int count, IReadOnlyList<ParityDifference> differences)
    {
        Count = count;
        Differences = differences;
    }

    /// <summary>Gets how many requests there were.</summary>
    public int Count { get; }

    /// <summary>Gets the differences, in the order of the requests.</summary>
    public IReadOnlyList<ParityDifference> Differences { get; }

    /// <summary>Returns the differences, a line each.</summary>
    /// <returns>The lines.</returns>
    public override string ToString() =>
        string.Join(Environment.NewLine, [string.Create(CultureInfo.InvariantCulture, $"{Count} requests, {Differences.Count} differences"), .. Differences]);
}

/// <summary>One thing in which a response of the fake server differs from what the real service answered.</summary>
/// <param name="Number">Which request it is, counted from 1.</param>
/// <param name="Method">The verb of the request.</param>
/// <param name="Path">The path of the request as it was recorded, without the query.</param>
/// <param name="What">What differs: <c>status</c>, <c>media type</c>, a header, or a place of the body as a JSON pointer.</param>
/// <param name="Recorded">What the real service answered.</param>
/// <param name="Fake">What the fake server answers.</param>
public sealed record ParityDifference(int Number, string Method, string Path, string What, string Recorded, string Fake)
{
    /// <summary>Returns the difference as a line.</summary>
    /// <returns>The line.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Number}. {Method} {Path}: {What}: recorded {Recorded}, fake {Fake}");
}
