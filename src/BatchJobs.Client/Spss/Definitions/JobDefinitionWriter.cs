using System.Buffers;
using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>What a builder has been told so far; writes it down as JSON and has the rules look at it.</summary>
internal sealed class JobDefinitionWriter(string action, string streamId)
{
    private readonly List<Database> databases = [];
    private readonly List<NodeInput> inputs = [];
    private readonly List<NodeExport> exports = [];
    private readonly List<StreamParameter> parameters = [];

    public string? StreamName { get; set; }

    public ReportFormat? ReportFormat { get; set; }

    public string? OutputType { get; set; }

    public bool HasAttributes { get; set; }

    public void Add(NodeInput input)
    {
        inputs.Add(input);
        Add(input.From.Database);
    }

    public void Add(NodeExport export)
    {
        exports.Add(export);
        Add(export.To.Database);
    }

    public void Add(StreamParameter parameter) => parameters.Add(parameter);

    public void Add(Database database)
    {
        if (!databases.Exists(database.IsSameAs))
        {
            databases.Add(database);
        }
    }

    public JobDefinition Build()
    {
        IReadOnlyList<ValidationError> errors = JobDefinition.TryRead(Write(), out JobDefinition? definition);
        ValidationError[] all = [.. BrokenTexts(), .. Ambiguous(), .. errors];
        return all.Length == 0 ? definition! : throw new InputValidationException("the job definition", all);
    }

    private IEnumerable<ValidationError> Ambiguous() =>
        databases
            .GroupBy(database => database.Name, StringComparer.Ordinal)
            .Where(named => named.Count() > 1)
            .Select(named => new ValidationError(
                new JsonPointer("/dbDefinitions").At(named.Key).Text,
                $"{named.Count()} different databases are called '{named.Key}'.",
                "a name for each"));

    // JSON would carry another character in their place.
    private IEnumerable<ValidationError> BrokenTexts() =>
        Texts().Where(text => !Utf16Validation.IsValid(text.Text)).Select(text => JsonErrorFormatter.HalfCharacter(text.Pointer));

    private IEnumerable<(string Pointer, string? Text)> Texts() =>
    [
        ("/model/id", streamId),
        ("/model/name", StreamName),
        ("/outputType", OutputType),
        .. databases.SelectMany(Texts),
        .. inputs.SelectMany((input, index) => Texts($"/setting/inputs/{index}", input.Node, input.From)),
        .. exports.SelectMany((export, index) => Texts($"/setting/exports/{index}", export.Node, export.To)),
        .. parameters.Select((parameter, index) => ($"/setting/parameterOverride/{index}/name", parameter.Name)),
        .. parameters.Select((parameter, index) => ($"/setting/parameterOverride/{index}/value", parameter.Value)),
    ];

    private static IEnumerable<(string Pointer, string? Text)> Texts(Database database)
    {
        string pointer = new JsonPointer("/dbDefinitions").At(database.Name).Text;
        return
        [
            (pointer, database.Name),
            ($"{pointer}/host", database.Host),
            ($"{pointer}/db", database.DatabaseName),
            ($"{pointer}/username", database.UserName),
            ($"{pointer}/password", database.Password),
            ($"{pointer}/options", database.Options),
        ];
    }

    private static IEnumerable<(string Pointer, string? Text)> Texts(string pointer, string node, DatabaseTable table) =>
        [($"{pointer}/node", node), ($"{pointer}/odbc/table", table.Name)];

    private ReadOnlySpan<byte> Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("action", action);
            WriteModel(writer);
            WriteUnlessNull(writer, "outputType", OutputType);
            WriteDatabases(writer);
            WriteSetting(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    private void WriteModel(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("model");
        writer.WriteString("id", streamId);
        WriteUnlessNull(writer, "name", StreamName);
        writer.WriteEndObject();
    }

    private void WriteDatabases(Utf8JsonWriter writer)
    {
        if (databases.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("dbDefinitions");
        foreach (Database database in databases.DistinctBy(database => database.Name, StringComparer.Ordinal))
        {
            writer.WriteStartObject(database.Name);
            writer.WriteString("type", EnumNames.DatabaseTypes.Format(database.Type, nameof(database)));
            writer.WriteString("host", database.Host);
            writer.WriteNumber("port", database.Port);
            writer.WriteString("db", database.DatabaseName);
            writer.WriteString("username", database.UserName);
            writer.WriteString("password", database.Password);
            WriteUnlessNull(writer, "options", database.Options);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private void WriteSetting(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("setting");
        WriteArray(writer, "inputs", inputs, WriteInput);
        WriteArray(writer, "exports", exports, WriteExport);
        WriteArray(writer, "parameterOverride", parameters, WriteParameter);
        WriteUnlessNull(writer, "reportFormat", ReportFormat is { } format ? EnumNames.ReportFormats.Format(format, nameof(ReportFormat)) : null);
        writer.WriteEndObject();
    }

    private void WriteInput(Utf8JsonWriter writer, NodeInput input)
    {
        writer.WriteStartObject("odbc");
        WriteTable(writer, input.From);
        writer.WriteEndObject();
        writer.WriteString("node", input.Node);
        WriteAttributes(writer);
    }

    private void WriteExport(Utf8JsonWriter writer, NodeExport export)
    {
        writer.WriteStartObject("odbc");
        WriteTable(writer, export.To);
        WriteUnlessNull(writer, "insertMode", export.InsertMode is { } mode ? EnumNames.InsertModes.Format(mode, nameof(export)) : null);
        writer.WriteEndObject();
        writer.WriteString("node", export.Node);
        WriteAttributes(writer);
        WriteUnlessNull(writer, "bulkLoading", export.BulkLoading is { } bulk ? EnumNames.BulkLoadings.Format(bulk, nameof(export)) : null);
    }

    private void WriteAttributes(Utf8JsonWriter writer)
    {
        if (HasAttributes)
        {
            writer.WriteStartArray("attributes");
            writer.WriteEndArray();
        }
    }

    private static void WriteTable(Utf8JsonWriter writer, DatabaseTable table)
    {
        writer.WriteString("dbRef", table.Database.Name);
        writer.WriteString("table", table.Name);
    }

    private static void WriteParameter(Utf8JsonWriter writer, StreamParameter parameter)
    {
        writer.WriteString("name", parameter.Name);
        writer.WriteString("value", parameter.Value);
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, string name, List<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteUnlessNull(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
