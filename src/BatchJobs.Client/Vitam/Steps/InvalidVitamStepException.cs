namespace BatchJobs.Client.Vitam;

/// <summary>A step breaks one or more of the rules; nothing was sent.</summary>
public sealed class InvalidVitamStepException : BatchJobException
{
    internal InvalidVitamStepException(params IReadOnlyList<VitamStepError> errors)
        : base(ErrorList.Describe("The step has", errors)) =>
        Errors = errors;

    /// <summary>Everything that is wrong: what was given twice, then the rest in the order of the step.</summary>
    public IReadOnlyList<VitamStepError> Errors { get; }
}
