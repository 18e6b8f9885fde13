namespace BatchJobs.Client.Spss;

/// <summary>Specifies what a job does with its stream.</summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, "Action types".</remarks>
public enum JobAction
{
    /// <summary>The job runs every model builder node; its result is the updated stream (<c>TRAINING</c>).</summary>
    Training,

    /// <summary>
    /// The job runs every document builder node; its result is a zip archive of the documents (<c>EVALUATION</c>).
    /// </summary>
    Evaluation,

    /// <summary>
    /// The job does the same as a training and, if it succeeds, also replaces the uploaded stream file (<c>AUTO_REFRESH</c>).
    /// </summary>
    AutoRefresh,

    /// <summary>The job runs the scoring branch and exports the scores (<c>BATCH_SCORE</c>).</summary>
    BatchScore,

    /// <summary>The job runs the stream's own script (<c>RUN_STREAM</c>).</summary>
    RunStream,
}
