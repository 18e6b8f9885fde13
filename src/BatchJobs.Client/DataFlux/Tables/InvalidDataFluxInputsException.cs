namespace BatchJobs.Client.DataFlux;

/// <summary>Inputs of a job flow break one or more of the rules; nothing was sent.</summary>
public sealed class InvalidDataFluxInputsException : BatchJobException
{
    internal InvalidDataFluxInputsException(IReadOnlyList<DataFluxInputError> errors)
        : base(ErrorList.Describe("The inputs have", errors)) =>
        Errors = errors;

    /// <summary>Everything that is wrong, in the order of the inputs.</summary>
    public IReadOnlyList<DataFluxInputError> Errors { get; }
}
