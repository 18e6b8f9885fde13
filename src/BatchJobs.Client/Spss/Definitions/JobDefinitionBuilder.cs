namespace BatchJobs.Client.Spss;

/// <summary>
/// Provides the base class of the builders of job definitions, with the values of the stream's parameters, which every action
/// allows.
/// </summary>
/// <typeparam name="TSelf">The type of the builder.</typeparam>
/// <remarks>Builders are not safe for concurrent use.</remarks>
public abstract class JobDefinitionBuilder<TSelf>
    where TSelf : JobDefinitionBuilder<TSelf>
{
    private protected JobDefinitionBuilder(string action, string streamId)
    {
        ArgumentNullException.ThrowIfNull(streamId);
        Draft = new JobDefinitionWriter(action, streamId);
    }

    private protected JobDefinitionWriter Draft { get; }

    /// <summary>Sets a parameter of the stream.</summary>
    /// <param name="name">The parameter's name. Each parameter can be set once.</param>
    /// <param name="value">The parameter's value.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public TSelf WithParameter(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        Draft.Add(new StreamParameter(name, value));
        return (TSelf)this;
    }

    /// <summary>
    /// Validates and builds the definition. The builder can be used further, which does not change definitions that it has built.
    /// </summary>
    /// <returns>The definition.</returns>
    /// <exception cref="InputValidationException">The definition is not valid; the exception lists all errors.</exception>
    public JobDefinition Build() => Draft.Build();
}

/// <summary>
/// Provides the base class of the builders for every action but RUN_STREAM, with source nodes that read from tables.
/// </summary>
/// <typeparam name="TSelf">The type of the builder.</typeparam>
public abstract class ReadingJobBuilder<TSelf> : JobDefinitionBuilder<TSelf>
    where TSelf : ReadingJobBuilder<TSelf>
{
    private protected ReadingJobBuilder(string action, string streamId)
        : base(action, streamId)
    {
    }

    /// <summary>Makes a source node read from a table instead of the source that the stream names.</summary>
    /// <param name="node">The node's name in the stream.</param>
    /// <param name="from">The table.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public TSelf Read(string node, DatabaseTable from)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(from);
        Draft.Add(new NodeInput(node, from));
        return (TSelf)this;
    }
}

/// <summary>Builds the definition of a TRAINING or an AUTO_REFRESH.</summary>
public sealed class TrainingBuilder : ReadingJobBuilder<TrainingBuilder>
{
    internal TrainingBuilder(string action, string streamId)
        : base(action, streamId)
    {
    }

    /// <summary>Sets the name of the trained stream (<c>model.name</c>). Default: the service chooses a name.</summary>
    /// <param name="streamName">The name, for example <c>drug1n.str</c>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="streamName"/> is <see langword="null"/>.</exception>
    public TrainingBuilder SaveAs(string streamName)
    {
        ArgumentNullException.ThrowIfNull(streamName);
        Draft.StreamName = streamName;
        return this;
    }
}

/// <summary>Builds the definition of an EVALUATION.</summary>
public sealed class EvaluationBuilder : ReadingJobBuilder<EvaluationBuilder>
{
    internal EvaluationBuilder(string streamId, ReportFormat format)
        : base("EVALUATION", streamId)
    {
        _ = EnumNames.ReportFormats.Format(format, nameof(format));
        Draft.ReportFormat = format;
    }
}

/// <summary>Builds the definition of a BATCH_SCORE.</summary>
public sealed class BatchScoreBuilder : ReadingJobBuilder<BatchScoreBuilder>
{
    internal BatchScoreBuilder(string streamId)
        : base("BATCH_SCORE", streamId)
    {
    }

    /// <summary>
    /// Makes a terminal node write to a table. A job whose scores are written to tables has no result file; a job without any such
    /// node has one.
    /// </summary>
    /// <param name="node">The node's name in the stream.</param>
    /// <param name="to">The table.</param>
    /// <param name="insertMode">
    /// How the rows are inserted into the table. Default: <see langword="null"/>, the service chooses.
    /// </param>
    /// <param name="bulkLoading">Whether the rows are loaded in bulk. Default: <see langword="null"/>, the service chooses.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="node"/> or <paramref name="to"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="insertMode"/> or <paramref name="bulkLoading"/> is not a member of its type.
    /// </exception>
    public BatchScoreBuilder Write(string node, DatabaseTable to, InsertMode? insertMode = null, BulkLoading? bulkLoading = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(to);
        _ = insertMode is { } mode ? EnumNames.InsertModes.Format(mode, nameof(insertMode)) : null;
        _ = bulkLoading is { } bulk ? EnumNames.BulkLoadings.Format(bulk, nameof(bulkLoading)) : null;
        Draft.Add(new NodeExport(node, to, insertMode, bulkLoading));
        return this;
    }

    /// <summary>Sets the format of the scores if they are returned as a file.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="format"/> is not a member of <see cref="ReportFormat"/>.
    /// </exception>
    public BatchScoreBuilder ReportAs(ReportFormat format)
    {
        _ = EnumNames.ReportFormats.Format(format, nameof(format));
        Draft.ReportFormat = format;
        return this;
    }
}

/// <summary>Builds the definition of a RUN_STREAM.</summary>
public sealed class RunStreamBuilder : JobDefinitionBuilder<RunStreamBuilder>
{
    internal RunStreamBuilder(string streamId)
        : base("RUN_STREAM", streamId)
    {
    }
}
