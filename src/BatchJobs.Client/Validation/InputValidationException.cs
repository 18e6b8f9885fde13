namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when a job definition, inputs or a step break one or more of the service's rules. Nothing was sent.
/// </summary>
public sealed class InputValidationException : BatchJobException
{
    private const int MaxShown = 20;

    /// <summary>Initializes a new instance of the <see cref="InputValidationException"/> class.</summary>
    /// <param name="subject">What is invalid, for example <c>the step</c>.</param>
    /// <param name="errors">All errors in it; the message shows the first 20.</param>
    /// <exception cref="ArgumentNullException"><paramref name="errors"/> is <see langword="null"/>.</exception>
    public InputValidationException(string subject, params IReadOnlyList<ValidationError> errors)
        : base(Describe(subject, errors)) =>
        Errors = errors;

    /// <summary>Gets all errors, in the order of the input.</summary>
    public IReadOnlyList<ValidationError> Errors { get; }

    private static string Describe(string subject, IReadOnlyList<ValidationError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        string lines = string.Concat(errors.Take(MaxShown).Select(error => $"{Environment.NewLine}  {error}"));
        string more = errors.Count > MaxShown ? $"{Environment.NewLine}  … and {errors.Count - MaxShown} more" : "";
        return $"{errors.Count} {(errors.Count == 1 ? "error" : "errors")} in {subject}:{lines}{more}";
    }
}
