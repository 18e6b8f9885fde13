namespace BatchJobs.Client.Spss;

/// <summary>A job definition breaks one or more of the rules; nothing was sent.</summary>
public sealed class InvalidJobDefinitionException : BatchJobException
{
    internal InvalidJobDefinitionException(IReadOnlyList<JobDefinitionError> errors)
        : base(ErrorList.Describe("The job definition has", errors)) =>
        Errors = errors;

    /// <summary>Everything that is wrong, in the order of the document.</summary>
    public IReadOnlyList<JobDefinitionError> Errors { get; }
}
