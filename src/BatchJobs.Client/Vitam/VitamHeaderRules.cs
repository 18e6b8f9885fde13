namespace BatchJobs.Client.Vitam;

/// <summary>What a header can carry unchanged.</summary>
internal static class VitamHeaderRules
{
    public const string Rule = "must not be empty, must have no blanks at its ends, and must be of printable ASCII characters";

    public static bool IsUsable(string value) =>
        value.Length > 0 && value[0] != ' ' && value[^1] != ' ' && value.All(character => character is >= ' ' and <= '~');
}
