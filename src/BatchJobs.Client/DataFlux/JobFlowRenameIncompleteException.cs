namespace BatchJobs.Client.DataFlux;

/// <summary>
/// The exception that is thrown when a job flow was uploaded under its new name, and the old one was not deleted, or may not have been.
/// </summary>
/// <remarks>Delete the old flow by its identifier to complete the renaming, or the new one to undo it.</remarks>
public sealed class JobFlowRenameIncompleteException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="JobFlowRenameIncompleteException"/> class.</summary>
    /// <param name="name">The new name.</param>
    /// <param name="id">The identifier of the flow with the new name.</param>
    /// <param name="oldName">The old name.</param>
    /// <param name="oldId">The identifier of the flow with the old name.</param>
    /// <param name="innerException">The reason why the old flow was not deleted. Default: <see langword="null"/>.</param>
    public JobFlowRenameIncompleteException(string name, string id, string oldName, string oldId, Exception? innerException = null)
        : base(
            $"The job flow '{oldName}' was uploaded as '{name}', with the identifier '{id}', but the old one, with the identifier '{oldId}', was not deleted, or may not have been. "
            + $"Check both, and delete the one that is not needed. {innerException?.Message}".TrimEnd(),
            innerException)
    {
        Name = name;
        Id = id;
        OldName = oldName;
        OldId = oldId;
    }

    /// <summary>Gets the new name.</summary>
    public string Name { get; }

    /// <summary>Gets the identifier of the flow with the new name.</summary>
    public string Id { get; }

    /// <summary>Gets the old name.</summary>
    public string OldName { get; }

    /// <summary>Gets the identifier of the flow with the old name.</summary>
    public string OldId { get; }
}
