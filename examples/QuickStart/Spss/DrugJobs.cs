using BatchJobs.Client.Spss;

namespace QuickStart.Spss;

/// <summary>The job definitions, after the example in IBM's document.</summary>
internal static class DrugJobs
{
    /// <summary>Trains a stream; its parameters are set as in the document.</summary>
    public static JobDefinition Training(string streamId, SpssSettings settings) => JobDefinition.Training(streamId)
        .Read("ScoreInput", from: Patients(settings))
        .WithParameter("p1", "v1")
        .WithParameter("p2", "v2")
        .SaveAs("stream1.str")
        .Build();

    /// <summary>Exports to no table, so that the scores come back as a file.</summary>
    public static JobDefinition Scoring(string streamId, SpssSettings settings) => JobDefinition.BatchScore(streamId)
        .Read("ScoreInput", from: Patients(settings))
        .ReportAs(ReportFormat.Tab)
        .Build();

    private static DatabaseTable Patients(SpssSettings settings) =>
        new Database(
            name: "db",
            DatabaseType.DashDB,
            settings.DatabaseHost,
            port: 50001,
            databaseName: "BLUDB",
            settings.DatabaseUser,
            settings.DatabasePassword,
            options: "Security=SSL").Table("DRUG1N");
}
