using BatchJobs.Client.Spss;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using NJsonSchema;

namespace BatchJobs.Client.Tests.Spss.Definitions;

/// <summary>The schema that is published with the library and the rules that the library keeps say the same.</summary>
public class SchemaAgreementTests
{
    private const ulong Seed = 20170621;
    private const ulong Gamma = 20171117;
    private const int Cases = 3000;

    private static readonly Lazy<Task<JsonSchema>> Schema = new(() =>
        JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "spss-job-definition.schema.json"))));

    public static TheoryData<string> SampleNames => [.. Samples.Names];

    public static TheoryData<string> Violations => [.. SingleViolations.All.Select(one => one.Json)];

    [Theory]
    [Clause("SPSS-X-01", "SPSS-X-02", "SPSS-X-03", "SPSS-X-04", "SPSS-X-05", "SPSS-X-06", "SPSS-X-07", "SPSS-X-08")]
    [MemberData(nameof(SampleNames))]
    public async Task The_schema_accepts_every_sample(string name) =>
        (await Schema.Value).Validate(Samples.Read(name)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Violations))]
    public async Task The_schema_rejects_every_single_violation(string json) =>
        (await Schema.Value).Validate(json).Should().NotBeEmpty();

    [Fact]
    public async Task The_schema_accepts_what_the_builder_builds()
    {
        JsonSchema schema = await Schema.Value;

        foreach (JobDefinition definition in new[] { TestData.Training(), TestData.Scoring(), TestData.ScoringToTable() })
        {
            schema.Validate(definition.ToJson()).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task The_schema_rejects_exactly_what_the_rules_reject_cross_references_excepted()
    {
        JsonSchema schema = await Schema.Value;
        string[] valid = [.. Samples.Names.Select(Samples.Read)];
        int accepted = 0;
        int rejected = 0;

        Gen<int[]> numbers = Gen.Choose(0, 100_000).ArrayOf(30);
        Property property = Prop.ForAll(numbers.ToArbitrary(), row =>
        {
            string json = DefinitionMutator.Apply(valid, row);
            bool rules = JobDefinition.Validate(json).All(IsCrossReference);
            bool agreed = rules == (schema.Validate(json).Count == 0);
            accepted += rules ? 1 : 0;
            rejected += rules ? 0 : 1;
            return agreed.Label($"seed {Seed}/{Gamma}: the rules {(rules ? "accept" : "reject")} {json}");
        });

        Config config = Config.QuickThrowOnFailure
            .WithMaxTest(Cases)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed, Gamma), FSharpOption<int>.None)));
        property.Check(config);

        accepted.Should().BeGreaterThan(Cases / 10, "the damage must leave some definitions valid");
        rejected.Should().BeGreaterThan(Cases / 10, "the damage must make some definitions invalid");
    }

    private static bool IsCrossReference(ValidationError error) =>
        error.Problem.EndsWith("is not among the dbDefinitions.", StringComparison.Ordinal)
        || error.Problem.EndsWith("has a value already.", StringComparison.Ordinal);
}
