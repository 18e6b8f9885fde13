namespace BatchJobs.Client.Spss;

/// <summary>Builds a RUN_STREAM.</summary>
public sealed class RunStreamBuilder : JobDefinitionBuilder<RunStreamBuilder>
{
    internal RunStreamBuilder(string streamId)
        : base("RUN_STREAM", streamId)
    {
    }
}
