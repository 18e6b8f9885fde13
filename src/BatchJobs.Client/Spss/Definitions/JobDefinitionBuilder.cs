namespace BatchJobs.Client.Spss;

/// <summary>
/// Builds a job definition. The documents state what an action needs and exclude nothing, so every method is there for every
/// action; what a document recommends and the definition does not have is in <see cref="JobDefinition.Warnings"/>.
/// </summary>
/// <remarks>Builders are not safe for concurrent use.</remarks>
public sealed class JobDefinitionBuilder
{
    private readonly JobDefinitionWriter draft;

    internal JobDefinitionBuilder(string action, string streamId)
    {
        ArgumentNullException.ThrowIfNull(streamId);
        draft = new JobDefinitionWriter(action, streamId);
    }

    /// <summary>Makes a source node read from a table instead of the source that the stream names.</summary>
    /// <param name="node">The node's name in the stream.</param>
    /// <param name="from">The table.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public JobDefinitionBuilder Read(string node, DatabaseTable from)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(from);
        draft.Add(new NodeInput(node, from));
        return this;
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
    public JobDefinitionBuilder Write(string node, DatabaseTable to, InsertMode? insertMode = null, BulkLoading? bulkLoading = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(to);
        _ = insertMode is { } mode ? EnumNames.InsertModes.Format(mode, nameof(insertMode)) : null;
        _ = bulkLoading is { } bulk ? EnumNames.BulkLoadings.Format(bulk, nameof(bulkLoading)) : null;
        draft.Add(new NodeExport(node, to, insertMode, bulkLoading));
        return this;
    }

    /// <summary>Sets a parameter of the stream.</summary>
    /// <param name="name">The parameter's name. Each parameter can be set once.</param>
    /// <param name="value">The parameter's value.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public JobDefinitionBuilder WithParameter(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        draft.Add(new StreamParameter(name, value));
        return this;
    }

    /// <summary>
    /// Adds a database that no input or export refers to, for example one that only the stream's script uses. The databases of
    /// tables are added by themselves.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="database"/> is <see langword="null"/>.</exception>
    public JobDefinitionBuilder WithDatabase(Database database)
    {
        ArgumentNullException.ThrowIfNull(database);
        draft.Add(database);
        return this;
    }

    /// <summary>
    /// Sets the name under which the result is saved (<c>model.name</c>), as it is documented for TRAINING and AUTO_REFRESH. Default: the
    /// service chooses a name.
    /// </summary>
    /// <param name="streamName">The name, for example <c>drug1n.str</c>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="streamName"/> is <see langword="null"/>.</exception>
    public JobDefinitionBuilder SaveAs(string streamName)
    {
        ArgumentNullException.ThrowIfNull(streamName);
        draft.StreamName = streamName;
        return this;
    }

    /// <summary>Sets the format of the documents of an EVALUATION, or of the scores if they are returned as a file.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="format"/> is not a member of <see cref="ReportFormat"/>.
    /// </exception>
    public JobDefinitionBuilder ReportAs(ReportFormat format)
    {
        _ = EnumNames.ReportFormats.Format(format, nameof(format));
        draft.ReportFormat = format;
        return this;
    }

    /// <summary>Sets the undocumented <c>outputType</c>, which IBM's own sample application sends as <c>DATA_URL</c> with every job.</summary>
    /// <param name="outputType">The type.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="outputType"/> is <see langword="null"/>.</exception>
    public JobDefinitionBuilder WithOutputType(string outputType)
    {
        ArgumentNullException.ThrowIfNull(outputType);
        draft.OutputType = outputType;
        return this;
    }

    /// <summary>
    /// Adds an empty <c>attributes</c> to every input and export, as the documents' editions up to 2017-09-07 have it. Default: the
    /// member is left out, as in the edition of 2017-11-16.
    /// </summary>
    /// <returns>The builder.</returns>
    public JobDefinitionBuilder WithEmptyAttributes()
    {
        draft.HasAttributes = true;
        return this;
    }

    /// <summary>
    /// Validates and builds the definition. The builder can be used further, which does not change definitions that it has built.
    /// </summary>
    /// <returns>The definition.</returns>
    /// <exception cref="InputValidationException">The definition is not valid; the exception lists all errors.</exception>
    public JobDefinition Build() => draft.Build();
}
