namespace BatchJobs.Client;

/// <summary>Says everything that is wrong with something, a line each.</summary>
internal static class ErrorList
{
    private const int Shown = 20;

    /// <param name="what">What is wrong, for example <c>The step</c>.</param>
    /// <param name="errors">Everything that is wrong with it; of many, the first are shown.</param>
    public static string Describe<T>(string what, IReadOnlyList<T> errors) =>
        $"{what} {errors.Count} {(errors.Count == 1 ? "error" : "errors")}:"
        + string.Concat(errors.Take(Shown).Select(error => $"{Environment.NewLine}  {error}"))
        + (errors.Count > Shown ? $"{Environment.NewLine}  … and {errors.Count - Shown} more" : "");
}
