using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>Represents the definition of a job: the stream, the action, and the tables, parameters and documents.</summary>
/// <example>
/// <code>
/// var warehouse = new Database("warehouse", DatabaseType.DashDB, host, 50001, "BLUDB", user, password, "Security=SSL");
/// JobDefinition definition = JobDefinition.BatchScore("drug1n")
///     .Read("ScoreInput", from: warehouse.Table("DRUG1N"))
///     .ReportAs(ReportFormat.Tab)
///     .Build();
/// </code>
/// </example>
/// <remarks>
/// A definition is immutable and always valid: it is created by a builder or by <see cref="Parse(string)"/>, and both apply the
/// same rules. Source: IBM SPSS Modeler batch job API, "Job definition JSON".
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class JobDefinition
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] json;

    private JobDefinition(byte[] json, JsonElement root, IReadOnlyList<ValidationError> warnings)
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
        Warnings = warnings;
    }

    /// <summary>Gets the action of the job.</summary>
    public JobAction Action { get; }

    /// <summary>Gets the stream file that the job runs (<c>model</c>).</summary>
    public StreamReference Stream { get; }

    /// <summary>Gets the databases that the job uses (<c>dbDefinitions</c>).</summary>
    public IReadOnlyList<Database> Databases { get; }

    /// <summary>Gets the source nodes that read from tables (<c>setting.inputs</c>).</summary>
    public IReadOnlyList<NodeInput> Inputs { get; }

    /// <summary>Gets the terminal nodes that write to tables (<c>setting.exports</c>).</summary>
    public IReadOnlyList<NodeExport> Exports { get; }

    /// <summary>Gets the values of the stream's parameters (<c>setting.parameterOverride</c>).</summary>
    public IReadOnlyList<StreamParameter> Parameters { get; }

    /// <summary>
    /// Gets the format of the documents (<c>setting.reportFormat</c>); <see langword="null"/> if the definition states none.
    /// </summary>
    public ReportFormat? ReportFormat { get; }

    /// <summary>
    /// Gets the undocumented <c>outputType</c> that IBM's own sample application sends; <see langword="null"/> if there is none.
    /// </summary>
    public string? OutputType { get; }

    /// <summary>
    /// Gets what the documents require or do not describe, and the service accepts all the same: a BATCH_SCORE without an input or an
    /// export, and members that are unknown or in the wrong place. Empty if there is nothing.
    /// </summary>
    public IReadOnlyList<ValidationError> Warnings { get; }

    /// <summary>The definition's JSON in UTF-8, as it is sent.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ReadOnlyMemory<byte> Utf8Json => json;

    /// <summary>What the definition carries that must never be shown.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal IReadOnlyList<string> Passwords => Databases.Count == 0 ? [] : [.. Databases.Select(database => database.Password)];

    /// <summary>Creates a builder for a TRAINING, which runs every model builder node; the result is the updated stream.</summary>
    /// <param name="streamId">The identifier under which the stream file was uploaded.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="streamId"/> is <see langword="null"/>.</exception>
    public static JobDefinitionBuilder Training(string streamId) => new("TRAINING", streamId);

    /// <summary>
    /// Creates a builder for an AUTO_REFRESH, which does the same as a training and, if it succeeds, also replaces the uploaded
    /// stream file.
    /// </summary>
    /// <param name="streamId">The identifier under which the stream file was uploaded.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="streamId"/> is <see langword="null"/>.</exception>
    public static JobDefinitionBuilder AutoRefresh(string streamId) => new("AUTO_REFRESH", streamId);

    /// <summary>
    /// Creates a builder for an EVALUATION, which runs every document builder node; the result is a zip archive of the documents.
    /// </summary>
    /// <param name="streamId">The identifier under which the stream file was uploaded.</param>
    /// <param name="format">The format of the documents. Nodes that cannot produce it are not run.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="streamId"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="format"/> is not a member of <see cref="Spss.ReportFormat"/>.
    /// </exception>
    public static JobDefinitionBuilder Evaluation(string streamId, ReportFormat format) => new JobDefinitionBuilder("EVALUATION", streamId).ReportAs(format);

    /// <summary>Creates a builder for a BATCH_SCORE, which runs the scoring branch and exports the scores.</summary>
    /// <param name="streamId">The identifier under which the stream file was uploaded.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="streamId"/> is <see langword="null"/>.</exception>
    public static JobDefinitionBuilder BatchScore(string streamId) => new("BATCH_SCORE", streamId);

    /// <summary>
    /// Creates a builder for a RUN_STREAM, which runs the stream's own script; only parameters control the script.
    /// </summary>
    /// <param name="streamId">The identifier under which the stream file was uploaded.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="streamId"/> is <see langword="null"/>.</exception>
    public static JobDefinitionBuilder RunStream(string streamId) => new("RUN_STREAM", streamId);

    /// <summary>
    /// Parses a job definition. Members that the documents do not describe are kept and sent; <see cref="Warnings"/> lists them.
    /// </summary>
    /// <param name="json">The definition's JSON.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InputValidationException">
    /// The text is not JSON, or it breaks the rules; the exception lists all errors.
    /// </exception>
    public static JobDefinition Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Utf16Validation.IsValid(json)
            ? Parse(Encoding.UTF8.GetBytes(json))
            : throw new InputValidationException("the job definition", [JsonErrorFormatter.HalfCharacter()]);
    }

    /// <summary>
    /// Parses a job definition. Members that the documents do not describe are kept and sent; <see cref="Warnings"/> lists them.
    /// </summary>
    /// <param name="utf8Json">The definition's JSON in UTF-8, with or without a byte order mark.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="InputValidationException">
    /// The text is not JSON, or it breaks the rules; the exception lists all errors.
    /// </exception>
    public static JobDefinition Parse(ReadOnlySpan<byte> utf8Json)
    {
        IReadOnlyList<ValidationError> errors = TryRead(utf8Json, out JobDefinition? definition);
        return definition ?? throw new InputValidationException("the job definition", errors);
    }

    /// <summary>Validates a job definition without throwing an exception for its errors.</summary>
    /// <param name="json">The definition's JSON.</param>
    /// <returns>All errors; empty if <see cref="Parse(string)"/> would succeed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<ValidationError> Validate(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Utf16Validation.IsValid(json) ? TryRead(Encoding.UTF8.GetBytes(json), out _) : [JsonErrorFormatter.HalfCharacter()];
    }

    /// <summary>Returns the definition's JSON as it is sent. <b>It contains the databases' passwords in clear.</b></summary>
    /// <returns>The JSON.</returns>
    public string ToJson() => Encoding.UTF8.GetString(json);

    /// <summary>
    /// Returns the action, the stream and the numbers of inputs, exports and parameters, without any credentials.
    /// </summary>
    /// <returns>The text.</returns>
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
            JobDefinitionRules rules = JobDefinitionRules.Check(document.RootElement);
            definition = rules.Errors.Count == 0 ? new JobDefinition(bytes, document.RootElement, rules.Warnings) : null;
            return rules.Errors;
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

/// <summary>Describes the stream file that a job runs.</summary>
/// <param name="Id">The identifier under which the file was uploaded.</param>
/// <param name="Name">
/// The name under which the result of a training is saved; <see langword="null"/> to let the service choose it.
/// </param>
public sealed record StreamReference(string Id, string? Name);

/// <summary>Describes a source node of the stream that reads from a table instead of the source that the stream names.</summary>
/// <param name="Node">The node's name in the stream.</param>
/// <param name="From">The table.</param>
public sealed record NodeInput(string Node, DatabaseTable From);

/// <summary>Describes a terminal node of the stream that writes to a table instead of the target that the stream names.</summary>
/// <param name="Node">The node's name in the stream.</param>
/// <param name="To">The table.</param>
/// <param name="InsertMode">How the rows are inserted into the table; <see langword="null"/> to let the service choose.</param>
/// <param name="BulkLoading">Whether the rows are loaded in bulk; <see langword="null"/> to let the service choose.</param>
public sealed record NodeExport(string Node, DatabaseTable To, InsertMode? InsertMode, BulkLoading? BulkLoading);

/// <summary>Describes the value of a parameter of the stream.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">The parameter's value.</param>
public sealed record StreamParameter(string Name, string Value);
