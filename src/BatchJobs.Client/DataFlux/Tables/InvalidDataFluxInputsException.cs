namespace BatchJobs.Client.DataFlux;

/// <summary>Inputs of a job flow break one or more of the rules; nothing was sent.</summary>
public sealed class InvalidDataFluxInputsException : BatchJobException
{
    private const int ShownErrors = 20;

    internal InvalidDataFluxInputsException(IReadOnlyList<DataFluxInputError> errors)
        : base(Describe(errors)) =>
        Errors = errors;

    /// <summary>Everything that is wrong, in the order of the inputs.</summary>
    public IReadOnlyList<DataFluxInputError> Errors { get; }

    private static string Describe(IReadOnlyList<DataFluxInputError> errors) =>
        $"The inputs have {errors.Count} {(errors.Count == 1 ? "error" : "errors")}:"
        + string.Concat(errors.Take(ShownErrors).Select(error => $"{Environment.NewLine}  {error}"))
        + (errors.Count > ShownErrors ? $"{Environment.NewLine}  … and {errors.Count - ShownErrors} more" : "");
}
