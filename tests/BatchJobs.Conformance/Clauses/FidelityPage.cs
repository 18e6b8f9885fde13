using System.Globalization;
using System.Text;

namespace BatchJobs.Conformance.Clauses;

/// <summary>The texts that are generated from the ledger.</summary>
internal static class FidelityPage
{
    /// <summary>Returns <c>docs/fidelity.md</c>.</summary>
    public static string Text()
    {
        var page = new StringBuilder("""
            # Fidelity: what the documents say, and which tests hold it

            Every normative statement of the services' documents, every row, status, member, default and example, is a clause: it has an
            identifier, a place, a standing and the tests that hold it. A clause is *documented*, *recorded* on the live service or in its
            callers' code, or an *assumption*, where the documents leave something open; then other readings are given, and the option of the
            fake server, if it has one. This page is generated from `tests/BatchJobs.Conformance/Clauses` and the tests' `[Clause]` attributes.


            """.ReplaceLineEndings("\n"));
        page.Append(Counts()).Append('\n');
        foreach ((string service, ClauseLedger ledger) in ClauseLedger.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {service}\n\n");
            foreach ((string key, string title) in ledger.Documents)
            {
                page.Append(CultureInfo.InvariantCulture, $"* **{key}**: {title}\n");
            }

            page.Append("\n| clause | place | statement | standing | tests |\n|---|---|---|---|---|\n");
            foreach (Clause clause in ledger.Clauses)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {clause.Id} | {clause.Document}, {Cell(clause.Section)} | {Cell(Said(clause))} | {Standing(clause)} | {Tests(clause)} |\n");
            }
        }

        return page.ToString();
    }

    /// <summary>Returns the table of counts by standing.</summary>
    public static string Counts()
    {
        var table = new StringBuilder("| service | documented | recorded | assumptions | clauses |\n|---|---|---|---|---|\n");
        foreach ((string service, ClauseLedger ledger) in ClauseLedger.All)
        {
            string counts = string.Join(" | ", Enum.GetValues<Standing>().Select(standing => ledger.Clauses.Count(clause => clause.Standing == standing)));
            table.Append(CultureInfo.InvariantCulture, $"| {service} | {counts} | {ledger.Clauses.Count} |\n");
        }

        return table.ToString().TrimEnd('\n');
    }

    /// <summary>Returns the table of a service's assumptions.</summary>
    public static string Assumptions(ClauseLedger ledger) =>
        "| open question | the fake | option |\n|---|---|---|\n"
        + string.Join('\n', ledger.Clauses.Where(clause => clause.Question is not null).Select(clause => $"| {clause.Question} | {clause.Statement} | {clause.Option}{(clause.Option is null ? "" : " ")}|"));

    private static string Said(Clause clause) => clause.Question is null ? clause.Statement : $"{clause.Question}: {clause.Statement}";

    private static string Standing(Clause clause) => clause.Standing switch
    {
        Clauses.Standing.Documented => "documented",
        Clauses.Standing.Recorded => $"recorded: {Cell(clause.Reason!)}",
        _ => Cell($"assumption: {clause.Reason}{Other(clause)}{(clause.Option is null ? "" : $" Option: {clause.Option}")}"),
    };

    private static string Other(Clause clause) => clause.OtherReadings.Count == 0 ? "" : $" Or: {string.Join("; ", clause.OtherReadings)}.";

    private static string Tests(Clause clause) => string.Join("<br>", ClauseHolders.ByClause[clause.Id].Distinct().Order(StringComparer.Ordinal).Select(test => $"`{test}`"));

    // A bar ends a cell unless it is escaped already.
    private static string Cell(string text) => text.Replace("\\|", "|", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
