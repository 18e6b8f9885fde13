using System.Text.Json;
using BatchJobs.Client;
using BatchJobs.Client.DataFlux;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>What the document leaves open about inputs: the client builds nothing that the fake refuses, and the fake takes nothing that the client does not build.</summary>
public sealed class InputRules
{
    /// <summary>A table of one column, or of two of the same name: the names, the type, maxChars, and a cell in JSON.</summary>
    public static IEnumerable<(string[] Names, string Type, int? MaxChars, string Cell, bool IsAllowed)> Tables =>
    [
        (["c"], "string", null, "\"x\"", true), ([" "], "string", null, "\"x\"", true), ([""], "string", null, "\"x\"", false),
        (["c"], "", null, "\"x\"", false), (["c"], " ", null, "\"x\"", true), (["c"], "money", null, "\"x\"", true),
        (["c", "c"], "string", null, "\"x\"", false), (["c", "C"], "string", null, "\"x\"", true),
        (["c"], "String", null, "\"x\"", true), (["c"], "Integer", null, "1", true), (["c"], "INTEGER", null, "1.5", false),
        (["c"], "Boolean", null, "true", true), (["c"], "Boolean", null, "\"true\"", false), (["c"], "Date", null, "\"2014-10-13\"", true), (["c"], "Date", null, "true", false),
        (["c"], "Real", null, "1.5", true), (["c"], "REAL", null, "true", false), (["c"], "Decimal", null, "1.5", true), (["c"], "DECIMAL", null, "\"1.5\"", false),
        (["c"], "string", 1, "\"x\"", true), (["c"], "string", 0, "\"x\"", false), (["c"], "string", -1, "\"x\"", false), (["c"], "STRING", 255, "\"x\"", true),
        (["c"], "integer", 5, "1", false), (["c"], "date", 10, "\"2014-10-13\"", false), (["c"], "Real", 5, "1", false), (["c"], "decimal", 5, "1", false),
        (["c"], "boolean", 5, "true", false), (["c"], "money", 5, "\"x\"", true), (["c"], "money", 0, "\"x\"", false),
        (["c"], "integer", null, "9223372036854775807", true),
        (["c"], "integer", null, "-9223372036854775808", true),
    ];

    [Theory, AllHosts]
    [Clause("DF-T-02", "DF-O-37", "DF-O-49")]
    public async Task Client_and_fake_agree_on_tables(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        foreach ((string[] names, string type, int? maxChars, string cell, bool isAllowed) in Tables)
        {
            string columns = string.Join(',', names.Select(name => $$"""{"name":"{{name}}","type":"{{type}}"{{(maxChars is null ? "" : $",\"maxChars\":{maxChars}")}}}"""));
            string body = $$$$"""{"inputs":{"t":{"metadata":[{{{{columns}}}}],"data":[[{{{{string.Join(',', names.Select(_ => cell))}}}}]]}}}""";

            Exception? refusal = Record.Exception(() => new DataFluxInputsBuilder()
                .Table("t", table => table
                    .Columns(names.Select(name => new DataFluxColumn(name, new DataFluxColumnType(type), maxChars)))
                    .Row([.. names.Select(_ => Value(cell, type))]))
                .Build());
            WireAnswer answer = await wire.ExecuteAsync("f.djf", body);

            answer.Status.Should().Be(isAllowed ? 200 : 400, body);
            refusal.Should().Match(thrown => isAllowed ? thrown == null : thrown is InputValidationException, body);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-O-50")]
    public async Task Client_and_fake_agree_on_the_names_of_inputs(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        foreach ((string name, bool isAllowed) in ((string, bool)[])[("a", true), (" ", true), ("", false)])
        {
            Exception? refusedValue = Record.Exception(() => new DataFluxInputsBuilder().Value(name, "x").Build());
            Exception? refusedTable = Record.Exception(() => new DataFluxInputsBuilder().Table(name, table => table.String("c")).Build());

            (await wire.ExecuteAsync("f.djf", $$$"""{"inputs":{"{{{name}}}":"x"}}""")).Status.Should().Be(isAllowed ? 200 : 400, name);
            (await wire.ExecuteAsync("f.djf", $$$$"""{"inputs":{"{{{{name}}}}":{"metadata":[{"name":"c","type":"string"}],"data":[]}}}""")).Status.Should().Be(isAllowed ? 200 : 400, name);
            (refusedValue is null, refusedTable is null).Should().Be((isAllowed, isAllowed), name);
        }
    }

    /// <summary>What a caller of the client would give for a cell.</summary>
    private static object Value(string cell, string type)
    {
        JsonElement json = JsonElement.Parse(cell);
        return json.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.String when type.Equals("date", StringComparison.OrdinalIgnoreCase) => DateOnly.ParseExact(json.GetString()!, "yyyy-MM-dd"),
            JsonValueKind.String => json.GetString()!,
            _ when json.TryGetInt64(out long whole) => whole,
            _ when json.TryGetDecimal(out decimal exact) => exact,
            _ => json,
        };
    }
}
