namespace BatchJobs.Client.Vitam;

/// <summary>A step breaks one or more of the rules; nothing was sent.</summary>
public sealed class InvalidVitamStepException : BatchJobException
{
    private const int ShownErrors = 20;

    internal InvalidVitamStepException(params IReadOnlyList<VitamStepError> errors)
        : base(Describe(errors)) =>
        Errors = errors;

    /// <summary>Everything that is wrong: what was given twice, then the rest in the order of the step.</summary>
    public IReadOnlyList<VitamStepError> Errors { get; }

    private static string Describe(IReadOnlyList<VitamStepError> errors) =>
        $"The step has {errors.Count} {(errors.Count == 1 ? "error" : "errors")}:"
        + string.Concat(errors.Take(ShownErrors).Select(error => $"{Environment.NewLine}  {error}"))
        + (errors.Count > ShownErrors ? $"{Environment.NewLine}  … and {errors.Count - ShownErrors} more" : "");
}
