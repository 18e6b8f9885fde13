namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when a job definition, inputs or a step break one or more of the service's rules. Nothing was sent.
/// </summary>
public sealed class InputValidationException : BatchJobException
{
    private const int MaxShown = 20;

    /// <summary>Initializes a new instance of the <see cref="InputValidationException"/> class.</summary>
    /// <param name="subject">What is wrong, for example <c>the step</c>.</param>
    /// <param name="errors">Everything that is wrong with it; the message shows the first 20.</param>
    public InputValidationException(string subject, params IReadOnlyList<ValidationError> errors)
        : base(Describe(subject, errors)) =>
        Errors = errors;

    /// <summary>Gets everything that is wrong, in the order of the input.</summary>
    public IReadOnlyList<ValidationError> Errors { get; }

    private static string Describe(string subject, IReadOnlyList<ValidationError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        string lines = string.Concat(errors.Take(MaxShown).Select(error => $"{Environment.NewLine}  {error}"));
        string more = errors.Count > MaxShown ? $"{Environment.NewLine}  … and {errors.Count - MaxShown} more" : "";
        return $"{errors.Count} {(errors.Count == 1 ? "error" : "errors")} in {subject}:{lines}{more}";
    }
}
