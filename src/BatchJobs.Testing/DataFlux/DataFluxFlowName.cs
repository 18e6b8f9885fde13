using System.Text;

namespace BatchJobs.Testing.DataFlux;

/// <summary>The rules for names of job flows: relative paths that are valid on Windows and on UNIX alike.</summary>
internal static class DataFluxFlowName
{
    private const int MostBytes = 4096;
    private const string Forbidden = "<>:\"|?*\\";

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? Objection(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) > MostBytes)
        {
            return $"The name of the job flow is longer than {MostBytes} bytes.";
        }

        foreach (char character in name)
        {
            if (char.IsControl(character) || Forbidden.Contains(character, StringComparison.Ordinal))
            {
                return char.IsControl(character)
                    ? $"The name of the job flow has the control character U+{(int)character:X4}."
                    : $"The name '{name}' has the invalid character '{character}'.";
            }
        }

        return name.Split('/').Any(IsInvalidSegment)
            ? $"The name '{name}' is not a relative path of names that neither are empty nor end with a dot or a blank."
            : null;
    }

    private static bool IsInvalidSegment(string segment) => segment.Length == 0 || segment[^1] is '.' or ' ';
}
