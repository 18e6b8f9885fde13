namespace BatchJobs.Client.Spss;

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
