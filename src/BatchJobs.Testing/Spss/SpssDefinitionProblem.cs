using System.Text.Json;

namespace BatchJobs.Testing.Spss;

/// <summary>What keeps a job from running as it is defined: the service does not look for it before the job runs.</summary>
internal static class SpssDefinitionProblem
{
    private const string Databases = "/dbDefinitions";

    /// <summary>Finds the first problem with what the job's action uses of the definition.</summary>
    /// <returns>A sentence with the place, without anything secret; null when the job can run.</returns>
    public static string? Find(SubmittedSpssJob job) => job.Setting is { } setting
        ? SpssDefinitionSchema.Setting.FindMismatch(setting, "/setting")?.WithPlace
            ?? OfDatabases(job, "/setting/inputs", job.Inputs)
            ?? OfDatabases(job, "/setting/exports", job.Exports)
            ?? OfReportFormat(job.Action, setting)
        : null;

    /// <summary>Only a database that a node refers to is used.</summary>
    private static string? OfDatabases(SubmittedSpssJob job, string nodes, IReadOnlyList<SubmittedSpssNode> items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            string name = items[i].DbRef!;
            if (job.Databases is not { } databases)
            {
                return Dangling($"{nodes}/{i}", name);
            }

            if (databases.ValueKind != JsonValueKind.Object)
            {
                return new JsonMismatch("databases", null, Databases, JsonType.Object, databases).WithPlace;
            }

            string? problem = databases.TryGetProperty(name, out JsonElement database)
                ? SpssDefinitionSchema.Database.FindMismatch(database, JsonPointer.To(Databases, name))?.WithPlace
                : Dangling($"{nodes}/{i}", name);
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? OfReportFormat(string action, JsonElement setting) =>
        action == "EVALUATION" && setting.TryGetProperty("reportFormat", out JsonElement format)
        && format.ValueKind != JsonValueKind.Null && !SpssDefinitionSchema.ReportFormat.Takes(format)
            ? new JsonMismatch("setting", "reportFormat", "/setting/reportFormat", SpssDefinitionSchema.ReportFormat, format).WithPlace
            : null;

    private static string Dangling(string node, string name) => $"'{node}/odbc/dbRef' is '{Excerpt.Of(name)}', which is not among the dbDefinitions.";
}
