namespace BatchJobs.Client.Spss;

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
