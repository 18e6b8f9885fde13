namespace BatchJobs.Client.Spss;

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
