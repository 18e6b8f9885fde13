using System.Text.Json.Nodes;
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
    private const int Cases = 10_000;

    private static readonly Lazy<Task<JsonSchema>> Schema = new(() =>
        JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "spss-job-definition.schema.json"))));

    // The same schema where what the rules only warn of is refused: members that it does not name, and what a BATCH_SCORE must have.
    private static readonly Lazy<Task<JsonSchema>> Strict = new(() => JsonSchema.FromJsonAsync(StrictSchema()));

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
    public async Task The_schema_the_builder_and_the_parser_agree_warnings_included()
    {
        JsonSchema schema = await Schema.Value;
        JsonSchema strict = await Strict.Value;
        string[] valid = [.. Samples.Names.Select(Samples.Read)];
        int accepted = 0;
        int rejected = 0;
        int warned = 0;

        Gen<int[]> numbers = Gen.Choose(0, 100_000).ArrayOf(30);
        Property property = Prop.ForAll(numbers.ToArbitrary(), row =>
        {
            string json = DefinitionMutator.Apply(valid, row);
            bool rules = JobDefinition.Validate(json).All(IsCrossReference);
            bool agreed = rules == (schema.Validate(json).Count == 0);
            accepted += rules ? 1 : 0;
            rejected += rules ? 0 : 1;
            if (agreed && JobDefinition.Validate(json).Count == 0)
            {
                IReadOnlyList<ValidationError> warnings = JobDefinition.Parse(json).Warnings;
                warned += warnings.Count > 0 ? 1 : 0;
                agreed = (warnings.Count == 0) == (strict.Validate(json).Count == 0) && IsBuiltAlike(JobDefinition.Parse(json));
            }

            return agreed.Label($"seed {Seed}/{Gamma}: the rules {(rules ? "accept" : "reject")} {json}");
        });

        Config config = Config.QuickThrowOnFailure
            .WithMaxTest(Cases)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed, Gamma), FSharpOption<int>.None)));
        property.Check(config);

        accepted.Should().BeGreaterThan(Cases / 10, "the damage must leave some definitions valid");
        rejected.Should().BeGreaterThan(Cases / 10, "the damage must make some definitions invalid");
        warned.Should().BeGreaterThan(Cases / 100, "the damage must leave some definitions with warnings only");
    }

    /// <summary>Whether the builder makes the same of what the parser has read, with the same warnings but for members that nobody knows.</summary>
    private static bool IsBuiltAlike(JobDefinition parsed)
    {
        JobDefinitionBuilder builder = parsed.Action switch
        {
            JobAction.Training => JobDefinition.Training(parsed.Stream.Id),
            JobAction.AutoRefresh => JobDefinition.AutoRefresh(parsed.Stream.Id),
            JobAction.Evaluation => JobDefinition.Evaluation(parsed.Stream.Id, parsed.ReportFormat!.Value),
            JobAction.BatchScore => JobDefinition.BatchScore(parsed.Stream.Id),
            _ => JobDefinition.RunStream(parsed.Stream.Id),
        };
        _ = parsed.Stream.Name is { } name ? builder.SaveAs(name) : builder;
        _ = parsed.OutputType is { } type ? builder.WithOutputType(type) : builder;
        _ = parsed.ReportFormat is { } format ? builder.ReportAs(format) : builder;
        parsed.Databases.ToList().ForEach(database => builder.WithDatabase(database));
        parsed.Inputs.ToList().ForEach(input => builder.Read(input.Node, input.From));
        parsed.Exports.ToList().ForEach(export => builder.Write(export.Node, export.To, export.InsertMode, export.BulkLoading));
        parsed.Parameters.ToList().ForEach(parameter => builder.WithParameter(parameter.Name, parameter.Value));
        JobDefinition built = builder.Build();
        return built.ToString() == parsed.ToString()
            && built.Databases.Count == parsed.Databases.Count
            && built.Warnings.SequenceEqual(parsed.Warnings.Where(warning => !warning.Problem.Contains("is not described", StringComparison.Ordinal)));
    }

    private static string StrictSchema()
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "spss-job-definition.schema.json")))!;
        Close(root);
        JsonNode score = JsonNode.Parse("""
            {
              "anyOf": [
                { "properties": { "action": { "enum": ["TRAINING", "AUTO_REFRESH", "EVALUATION", "RUN_STREAM"] } } },
                {
                  "required": ["setting"],
                  "properties": {
                    "setting": {
                      "type": "object",
                      "required": ["inputs", "exports"],
                      "properties": { "inputs": { "type": "array", "minItems": 1 }, "exports": { "type": "array", "minItems": 1 } }
                    }
                  }
                }
              ]
            }
            """)!;
        root["allOf"] = new JsonArray(score);
        return root.ToJsonString();
    }

    /// <summary>Lets no object have other members than its schema names; parts of a choice describe an object only in part.</summary>
    private static void Close(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            array.ToList().ForEach(Close);
        }

        if (node is not JsonObject schema)
        {
            return;
        }

        if (schema["properties"] is JsonObject && schema["additionalProperties"] is null)
        {
            schema["additionalProperties"] = false;
        }

        foreach ((string name, JsonNode? part) in schema.ToArray())
        {
            if (name is not ("anyOf" or "not" or "enum" or "required"))
            {
                Close(part);
            }
        }
    }

    private static bool IsCrossReference(ValidationError error) =>
        error.Problem.EndsWith("is not among the dbDefinitions.", StringComparison.Ordinal)
        || error.Problem.EndsWith("has a value already.", StringComparison.Ordinal);
}
