namespace BatchJobs.Client.Spss;

/// <summary>What every action allows: values for the stream's parameters.</summary>
/// <typeparam name="TSelf">The builder itself.</typeparam>
public abstract class JobDefinitionBuilder<TSelf>
    where TSelf : JobDefinitionBuilder<TSelf>
{
    private protected JobDefinitionBuilder(string action, string streamId)
    {
        ArgumentNullException.ThrowIfNull(streamId);
        Draft = new JobDefinitionWriter(action, streamId);
    }

    private protected JobDefinitionWriter Draft { get; }

    /// <summary>Sets a parameter of the stream before it runs.</summary>
    /// <param name="name">The parameter's name; each may be set once.</param>
    /// <param name="value">Its value.</param>
    public TSelf WithParameter(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        Draft.Add(new StreamParameter(name, value));
        return (TSelf)this;
    }

    /// <summary>The finished definition. The builder can be used further; what it has built does not change.</summary>
    /// <exception cref="InputValidationException">Something is wrong; the exception lists everything.</exception>
    public JobDefinition Build() => Draft.Build();
}

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

/// <summary>Builds a TRAINING or an AUTO_REFRESH.</summary>
public sealed class TrainingBuilder : ReadingJobBuilder<TrainingBuilder>
{
    internal TrainingBuilder(string action, string streamId)
        : base(action, streamId)
    {
    }

    /// <summary>Names the trained stream (<c>model.name</c>); without a name the service makes one up.</summary>
    /// <param name="streamName">The name, for example <c>drug1n.str</c>.</param>
    public TrainingBuilder SaveAs(string streamName)
    {
        ArgumentNullException.ThrowIfNull(streamName);
        Draft.StreamName = streamName;
        return this;
    }
}

/// <summary>Builds an EVALUATION.</summary>
public sealed class EvaluationBuilder : ReadingJobBuilder<EvaluationBuilder>
{
    internal EvaluationBuilder(string streamId, ReportFormat format)
        : base("EVALUATION", streamId)
    {
        _ = EnumNames.ReportFormats.Format(format, nameof(format));
        Draft.ReportFormat = format;
    }
}

/// <summary>Builds a BATCH_SCORE.</summary>
public sealed class BatchScoreBuilder : ReadingJobBuilder<BatchScoreBuilder>
{
    internal BatchScoreBuilder(string streamId)
        : base("BATCH_SCORE", streamId)
    {
    }

    /// <summary>
    /// Lets a terminal node write to a table. A job whose scores go to tables has no file to download; a job without any
    /// such node has.
    /// </summary>
    /// <param name="node">The node's name in the stream.</param>
    /// <param name="to">The table.</param>
    /// <param name="insertMode">How the rows are put into the table; null leaves it to the service.</param>
    /// <param name="bulkLoading">Whether they are loaded in bulk; null leaves it to the service.</param>
    public BatchScoreBuilder Write(string node, DatabaseTable to, InsertMode? insertMode = null, BulkLoading? bulkLoading = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(to);
        _ = insertMode is { } mode ? EnumNames.InsertModes.Format(mode, nameof(insertMode)) : null;
        _ = bulkLoading is { } bulk ? EnumNames.BulkLoadings.Format(bulk, nameof(bulkLoading)) : null;
        Draft.Add(new NodeExport(node, to, insertMode, bulkLoading));
        return this;
    }

    /// <summary>The format of the scores when they come back as a file.</summary>
    /// <param name="format">The format.</param>
    public BatchScoreBuilder ReportAs(ReportFormat format)
    {
        _ = EnumNames.ReportFormats.Format(format, nameof(format));
        Draft.ReportFormat = format;
        return this;
    }
}

/// <summary>Builds a RUN_STREAM.</summary>
public sealed class RunStreamBuilder : JobDefinitionBuilder<RunStreamBuilder>
{
    internal RunStreamBuilder(string streamId)
        : base("RUN_STREAM", streamId)
    {
    }
}
