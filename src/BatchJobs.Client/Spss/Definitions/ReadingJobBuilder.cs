namespace BatchJobs.Client.Spss;

/// <summary>Adds what every action but RUN_STREAM allows: source nodes that read from tables.</summary>
/// <typeparam name="TSelf">The builder itself.</typeparam>
public abstract class ReadingJobBuilder<TSelf> : JobDefinitionBuilder<TSelf>
    where TSelf : ReadingJobBuilder<TSelf>
{
    private protected ReadingJobBuilder(string action, string streamId)
        : base(action, streamId)
    {
    }

    /// <summary>Lets a source node read from a table instead of the source that the stream names.</summary>
    /// <param name="node">The node's name in the stream.</param>
    /// <param name="from">The table.</param>
    public TSelf Read(string node, DatabaseTable from)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(from);
        Draft.Add(new NodeInput(node, from));
        return (TSelf)this;
    }
}
