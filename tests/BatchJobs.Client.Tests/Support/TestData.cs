using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests;

internal static class TestData
{
    public const string Stream = "drug1n";

    public const string Password = "Tr0ub4dor+3/x==";

    public static Database Warehouse(string name = "warehouse", string password = Password, int port = 50001, string? options = "Security=SSL") =>
        new(name, DatabaseType.DashDB, "dashdb.example.com", port, "BLUDB", "bluadmin", password, options);

    public static JobDefinition Training(string stream = Stream) => JobDefinition.Training(stream).SaveAs("trained.str").Build();

    public static JobDefinition Scoring(string stream = Stream, string password = Password) =>
        JobDefinition.BatchScore(stream)
            .Read("ScoreInput", Warehouse(password: password).Table("DRUG1N"))
            .ReportAs(ReportFormat.Tab)
            .Build();

    public static JobDefinition ScoringToTable(string stream = Stream, string password = Password) =>
        JobDefinition.BatchScore(stream)
            .Read("ScoreInput", Warehouse(password: password).Table("DRUG1N"))
            .Write("ExportScores", Warehouse(password: password).Table("SCORES"), InsertMode.Create)
            .Build();
}
