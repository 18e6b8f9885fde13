using System.Globalization;

namespace BatchJobs.Client.Tests;

/// <summary>The tables of <c>docs/waiting.md</c>.</summary>
internal static class WaitingPage
{
    /// <summary>The numbers of the row that begins like this.</summary>
    /// <param name="beginning">The row's beginning.</param>
    /// <param name="actual">What the row should have, for whoever adds it.</param>
    public static int[] Numbers(string beginning, string actual)
    {
        string? row = DocumentationPage.Lines("waiting.md").FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal));
        row.Should().NotBeNull($"docs/waiting.md needs a row {beginning} {actual} |");
        return
        [
            .. row![beginning.Length..].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(cell => int.Parse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)),
        ];
    }
}
