using System.Text;

namespace BatchJobs.Testing.DataFlux;

/// <summary>The rules for names of job flows: relative paths that are valid on Windows and on UNIX alike.</summary>
internal sealed class DataFluxFlowName(DataFluxFakeOptions options)
{
    private const int MostBytes = 4096;
    private const string Forbidden = "<>:\"|?*\\";

    // What Windows takes for a device, whatever follows the first dot.
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL"];
    private static readonly string[] NumberedDevices = ["COM", "LPT"];
    private const string DeviceNumbers = "123456789¹²³";

    /// <summary>The name as it is kept: with slashes between its segments.</summary>
    public string Normal(string name) => options.BackslashSeparatesNames ? name.Replace('\\', '/') : name;

    /// <summary>Whether two names are one.</summary>
    public bool AreSame(string name, string other) =>
        Normal(name).Equals(Normal(other), options.NameIsCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public string? Objection(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) > MostBytes)
        {
            return $"The name of the job flow is longer than {MostBytes} bytes.";
        }

        string normal = Normal(name);
        foreach (char character in normal)
        {
            if (char.IsControl(character) || Forbidden.Contains(character, StringComparison.Ordinal))
            {
                return char.IsControl(character)
                    ? $"The name of the job flow has the control character U+{(int)character:X4}."
                    : $"The name '{name}' has the invalid character '{character}'.";
            }
        }

        string[] segments = normal.Split('/');
        if (segments.Any(IsInvalid))
        {
            return $"The name '{name}' is not a relative path of names that neither are empty nor end with a dot or a blank.";
        }

        return segments.FirstOrDefault(IsDevice) is { } device ? $"The name '{name}' has '{device}', which is a device on Windows." : null;
    }

    private static bool IsInvalid(string segment) => segment.Length == 0 || segment[^1] is '.' or ' ';

    private static bool IsDevice(string segment)
    {
        string stem = segment.Split('.')[0].TrimEnd(' ');
        return stem.Length == 4 && DeviceNumbers.Contains(stem[3], StringComparison.Ordinal)
            ? NumberedDevices.Contains(stem[..3], StringComparer.OrdinalIgnoreCase)
            : Devices.Contains(stem, StringComparer.OrdinalIgnoreCase);
    }
}
