using BatchJobs.Client.Spss;

namespace QuickStart.Spss;

/// <summary>The job definitions, after the example in IBM's document.</summary>
internal sealed class DrugJobs(SpssSettings settings)
{
    private readonly Database database = new(
        "db", DatabaseType.DashDB, settings.DatabaseHost, 50001, "BLUDB", settings.DatabaseUser, settings.DatabasePassword, "Security=SSL");

    public JobDefinition Training(string streamId) => JobDefinition.Training(streamId)
        .Read("ScoreInput", from: database.Table("DRUG1N"))
        .WithParameter("p1", "v1")
        .WithParameter("p2", "v2")
        .SaveAs("stream1.str")
        .Build();

    /// <summary>Exports to no table, so that the scores come back as a file.</summary>
    public JobDefinition Scoring(string streamId) => JobDefinition.BatchScore(streamId)
        .Read("ScoreInput", from: database.Table("DRUG1N"))
        .ReportAs(ReportFormat.Tab)
        .Build();
}
