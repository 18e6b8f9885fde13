namespace BatchJobs.Client.DataFlux;

/// <summary>
/// The exception that is thrown when a job flow was uploaded under its new name, and the old one was not deleted, or may not have been.
/// </summary>
/// <remarks>Delete the old flow by the identifier in <see cref="Old"/>, or the new one to undo the upload.</remarks>
public sealed class JobFlowRenameIncompleteException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="JobFlowRenameIncompleteException"/> class.</summary>
    /// <param name="jobFlow">The flow under its new name.</param>
    /// <param name="old">The old flow.</param>
    /// <param name="innerException">Why the old flow was not deleted.</param>
    /// <exception cref="ArgumentNullException"><paramref name="jobFlow"/> or <paramref name="old"/> is <see langword="null"/>.</exception>
    public JobFlowRenameIncompleteException(DataFluxJobFlow jobFlow, DataFluxJobFlowSummary old, Exception? innerException = null)
        : base(
            $"The job flow '{old?.Name}' was uploaded as '{jobFlow?.Name}', but the old one, with the identifier '{old?.Id}', was not deleted, or may not have been. "
            + $"Check both, and delete the one that is not needed. {innerException?.Message}".TrimEnd(),
            innerException)
    {
        ArgumentNullException.ThrowIfNull(jobFlow);
        ArgumentNullException.ThrowIfNull(old);
        JobFlow = jobFlow;
        Old = old;
    }

    /// <summary>Gets the flow under its new name.</summary>
    public DataFluxJobFlow JobFlow { get; }

    /// <summary>Gets the old flow.</summary>
    public DataFluxJobFlowSummary Old { get; }
}
