using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BatchJobs.Conformance.Docs;

namespace BatchJobs.Conformance.Clauses;

/// <summary>One statement of a service's document, or what is done where the document is silent.</summary>
/// <param name="Id">The identifier, such as <c>SPSS-J-07</c>; it begins with the service.</param>
/// <param name="Document">The document's key in the ledger.</param>
/// <param name="Section">The section that states it, or leaves it open.</param>
/// <param name="Statement">The statement in our own words.</param>
/// <param name="Standing">How it is known.</param>
internal sealed record Clause(string Id, string Document, string Section, string Statement, Standing Standing)
{
    /// <summary>Gets what an assumption answers; null for everything else.</summary>
    public string? Question { get; init; }

    /// <summary>Gets the option of the fake that decides otherwise, with what it does; null when there is none.</summary>
    public string? Option { get; init; }

    /// <summary>Gets why this was assumed, or who recorded it.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets how else the document could be read.</summary>
    public IReadOnlyList<string> OtherReadings { get; init; } = [];
}

/// <summary>How a clause is known.</summary>
internal enum Standing
{
    /// <summary>The document states it.</summary>
    Documented,

    /// <summary>It was seen on the live service or in the code of its callers.</summary>
    Recorded,

    /// <summary>The document leaves it open.</summary>
    Assumption,
}

/// <summary>The clauses of one service, in the order of its documents.</summary>
/// <param name="Documents">The documents' titles by their keys.</param>
/// <param name="Clauses">The clauses.</param>
internal sealed record ClauseLedger(IReadOnlyDictionary<string, string> Documents, IReadOnlyList<Clause> Clauses)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Gets the ledgers of the three services by their names in the pages.</summary>
    public static IReadOnlyDictionary<string, ClauseLedger> All { get; } = new Dictionary<string, ClauseLedger>
    {
        ["SPSS"] = Read("spss"),
        ["DataFlux"] = Read("dataflux"),
        ["Vitam"] = Read("vitam"),
    };

    private static ClauseLedger Read(string service)
    {
        using FileStream file = File.OpenRead(MarkdownPage.Below($"tests/BatchJobs.Conformance/Clauses/{service}.json"));
        return JsonSerializer.Deserialize<ClauseLedger>(file, Json)!;
    }
}
