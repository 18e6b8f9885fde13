namespace BatchJobs.Client.Spss;

/// <summary>What a job does with its stream.</summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, "Action types".</remarks>
public enum JobAction
{
    /// <summary><c>TRAINING</c>: runs every model builder node; the updated stream is the job's result.</summary>
    Training,

    /// <summary><c>EVALUATION</c>: runs every document builder node; the documents come back in one zip.</summary>
    Evaluation,

    /// <summary><c>AUTO_REFRESH</c>: a training which, on success, also replaces the uploaded stream file.</summary>
    AutoRefresh,

    /// <summary><c>BATCH_SCORE</c>: runs the scoring branch and exports what it yields.</summary>
    BatchScore,

    /// <summary><c>RUN_STREAM</c>: runs the stream as its own script says.</summary>
    RunStream,
}
