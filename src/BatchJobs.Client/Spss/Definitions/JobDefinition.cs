using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>
/// What a job is to do: which stream, which action, which tables, parameters and documents. Immutable, and valid by
/// construction: it comes from a builder or from <see cref="Parse(string)"/>, and both keep the same rules.
/// </summary>
/// <example>
/// <code>
/// var warehouse = new Database("warehouse", DatabaseType.DashDB, host, 50001, "BLUDB", user, password, "Security=SSL");
/// JobDefinition definition = JobDefinition.BatchScore("drug1n")
///     .Read("ScoreInput", from: warehouse.Table("DRUG1N"))
///     .ReportAs(ReportFormat.Tab)
///     .Build();
/// </code>
/// </example>
/// <remarks>Source: IBM SPSS Modeler batch job API, "Job definition JSON".</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class JobDefinition
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] json;

    private JobDefinition(byte[] json, JsonElement root)
    {
        var view = new JobDefinitionView(root);
        this.json = json;
        Action = view.Action;
        Stream = view.Stream;
        Databases = view.Databases;
        Inputs = view.Inputs;
        Exports = view.Exports;
        Parameters = view.Parameters;
        ReportFormat = view.ReportFormat;
        OutputType = view.OutputType;
    }

    /// <summary>What the job does.</summary>
    public JobAction Action { get; }

    /// <summary>The stream file that it runs (<c>model</c>).</summary>
    public StreamReference Stream { get; }

    /// <summary>The databases that it knows (<c>dbDefinitions</c>).</summary>
    public IReadOnlyList<Database> Databases { get; }

    /// <summary>The source nodes that read from tables (<c>setting.inputs</c>).</summary>
    public IReadOnlyList<NodeInput> Inputs { get; }

    /// <summary>The terminal nodes that write to tables (<c>setting.exports</c>).</summary>
    public IReadOnlyList<NodeExport> Exports { get; }

    /// <summary>The values of the stream's parameters (<c>setting.parameterOverride</c>).</summary>
    public IReadOnlyList<StreamParameter> Parameters { get; }

    /// <summary>The format of the documents (<c>setting.reportFormat</c>); null when the definition names none.</summary>
    public ReportFormat? ReportFormat { get; }

    /// <summary>The undocumented <c>outputType</c> that IBM's own sample application sends; null when there is none.</summary>
    public string? OutputType { get; }

    /// <summary>The definition's JSON in UTF-8, as it is sent.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ReadOnlyMemory<byte> Utf8Json => json;

    /// <summary>Starts a TRAINING: runs every model builder node; the updated stream is the job's result.</summary>
    /// <param name="streamId">The identifier under which the stream file was uploaded.</param>
    public static TrainingBuilder Training(string streamId) => new("TRAINING", streamId);

    /// <summary>Starts an AUTO_REFRESH: a training which, on success, also replaces the uploaded stream file.</summary>
    /// <inheritdoc cref="Training" path="/param"/>
    public static TrainingBuilder AutoRefresh(string streamId) => new("AUTO_REFRESH", streamId);

    /// <summary>Starts an EVALUATION: runs every document builder node; the documents come back in one zip.</summary>
    /// <param name="streamId">The identifier under which the stream file was uploaded.</param>
    /// <param name="format">The format of the documents; nodes that cannot produce it are not run.</param>
    public static EvaluationBuilder Evaluation(string streamId, ReportFormat format) => new(streamId, format);

    /// <summary>Starts a BATCH_SCORE: runs the scoring branch and exports what it yields.</summary>
    /// <inheritdoc cref="Training" path="/param"/>
    public static BatchScoreBuilder BatchScore(string streamId) => new(streamId);

    /// <summary>Starts a RUN_STREAM: runs the stream as its own script says, controlled by parameters only.</summary>
    /// <inheritdoc cref="Training" path="/param"/>
    public static RunStreamBuilder RunStream(string streamId) => new(streamId);

    /// <summary>Reads a job definition. Members that the documents do not know are kept and sent.</summary>
    /// <param name="json">The definition's JSON.</param>
    /// <exception cref="InputValidationException">It is not JSON, or it breaks the rules; the exception lists everything.</exception>
    public static JobDefinition Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Utf16Validation.IsValid(json)
            ? Parse(Encoding.UTF8.GetBytes(json))
            : throw new InputValidationException("the job definition", [JsonErrorFormatter.HalfCharacter()]);
    }

    /// <inheritdoc cref="Parse(string)"/>
    /// <param name="utf8Json">The definition's JSON in UTF-8, with or without a byte order mark.</param>
    public static JobDefinition Parse(ReadOnlySpan<byte> utf8Json)
    {
        IReadOnlyList<ValidationError> errors = TryRead(utf8Json, out JobDefinition? definition);
        return definition ?? throw new InputValidationException("the job definition", errors);
    }

    /// <summary>Lists what is wrong with a job definition, without throwing.</summary>
    /// <param name="json">The definition's JSON.</param>
    /// <returns>Everything that is wrong; empty when <see cref="Parse(string)"/> would succeed.</returns>
    public static IReadOnlyList<ValidationError> Validate(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Utf16Validation.IsValid(json) ? TryRead(Encoding.UTF8.GetBytes(json), out _) : [JsonErrorFormatter.HalfCharacter()];
    }

    /// <summary>The definition's JSON as it is sent. <b>It contains the databases' passwords in clear.</b></summary>
    public string ToJson() => Encoding.UTF8.GetString(json);

    /// <summary>Action, stream and what belongs to it, without any credentials.</summary>
    public override string ToString() =>
        $"{EnumNames.Actions.Format(Action, nameof(Action))} {Stream.Id} "
        + $"(inputs: {Inputs.Count}, exports: {Exports.Count}, parameters: {Parameters.Count})";

    internal static IReadOnlyList<ValidationError> TryRead(ReadOnlySpan<byte> utf8Json, out JobDefinition? definition)
    {
        definition = null;
        byte[] bytes = (utf8Json.StartsWith(Encoding.UTF8.Preamble) ? utf8Json[Encoding.UTF8.Preamble.Length..] : utf8Json).ToArray();
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            List<ValidationError> errors = JobDefinitionRules.Check(document.RootElement);
            definition = errors.Count == 0 ? new JobDefinition(bytes, document.RootElement) : null;
            return errors;
        }
        catch (JsonException exception)
        {
            return [JsonErrorFormatter.Explain(bytes, exception)];
        }
        catch (InvalidOperationException)
        {
            return [JsonErrorFormatter.HalfCharacter()];
        }
    }
}

/// <summary>The stream file that a job runs.</summary>
/// <param name="Id">The identifier under which the file was uploaded.</param>
/// <param name="Name">The name under which a training's result is saved; null leaves it to the service.</param>
public sealed record StreamReference(string Id, string? Name);

/// <summary>A source node of the stream that is to read from a table instead.</summary>
/// <param name="Node">The node's name in the stream.</param>
/// <param name="From">The table.</param>
public sealed record NodeInput(string Node, DatabaseTable From);

/// <summary>A terminal node of the stream that is to write to a table instead.</summary>
/// <param name="Node">The node's name in the stream.</param>
/// <param name="To">The table.</param>
/// <param name="InsertMode">How the rows are put into the table; null leaves it to the service.</param>
/// <param name="BulkLoading">Whether they are loaded in bulk; null leaves it to the service.</param>
public sealed record NodeExport(string Node, DatabaseTable To, InsertMode? InsertMode, BulkLoading? BulkLoading);

/// <summary>A value for a parameter of the stream.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">Its value.</param>
public sealed record StreamParameter(string Name, string Value);
