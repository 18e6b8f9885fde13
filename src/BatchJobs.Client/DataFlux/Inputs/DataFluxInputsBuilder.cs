namespace BatchJobs.Client.DataFlux;

/// <summary>Builds the inputs of a job flow. All errors are reported at once, when the inputs are built.</summary>
/// <remarks>Instances are not safe for concurrent use.</remarks>
/// <example>
/// <code>
/// DataFluxInputs inputs = new DataFluxInputsBuilder()
///     .Value("Process Priority", "low")
///     .Table("dataTable", table => table.String("Full Name", maxChars: 255).Integer("Age").Row("Ann", 42))
///     .Build();
/// </code>
/// </example>
public sealed class DataFluxInputsBuilder
{
    private readonly Dictionary<string, string?> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DataFluxTable> tables = new(StringComparer.Ordinal);
    private readonly List<ValidationError> errors = [];

    /// <summary>Adds a name–value pair.</summary>
    /// <param name="name">The name, unique among the inputs.</param>
    /// <param name="value">The value, which may be empty or <see langword="null"/>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public DataFluxInputsBuilder Value(string name, string? value)
    {
        CheckName(name);
        if (!Utf16Validation.IsValid(value))
        {
            errors.Add(new ValidationError(name, "The value has half of a surrogate pair.", "whole characters"));
        }

        values.TryAdd(name, value);
        return this;
    }

    /// <summary>Adds name–value pairs, for example those of a job flow's metadata.</summary>
    /// <param name="values">The pairs.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> or a name is <see langword="null"/>.</exception>
    public DataFluxInputsBuilder Values(IEnumerable<KeyValuePair<string, string?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach ((string name, string? value) in values)
        {
            Value(name, value);
        }

        return this;
    }

    /// <summary>Adds a data table.</summary>
    /// <param name="name">The name, unique among the inputs.</param>
    /// <param name="table">The table.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public DataFluxInputsBuilder Table(string name, DataFluxTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Table(name, builder => builder.Columns(table.Columns).Rows(table.Rows));
    }

    /// <summary>Adds a data table that is built by a callback.</summary>
    /// <param name="name">The name, unique among the inputs.</param>
    /// <param name="build">Adds the columns and rows of the table.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public DataFluxInputsBuilder Table(string name, Action<DataFluxTableBuilder> build)
    {
        CheckName(name);
        ArgumentNullException.ThrowIfNull(build);
        var builder = new DataFluxTableBuilder();
        build(builder);
        errors.AddRange(builder.TryBuild(name, out DataFluxTable table));
        tables.TryAdd(name, table);
        return this;
    }

    /// <summary>
    /// Validates and builds the inputs. The builder can be used further, which does not change inputs that it has built.
    /// </summary>
    /// <returns>The inputs.</returns>
    /// <exception cref="InputValidationException">The inputs are not valid; the exception lists all errors.</exception>
    public DataFluxInputs Build() =>
        errors.Count == 0
            ? new DataFluxInputs(new Dictionary<string, string?>(values, StringComparer.Ordinal), new Dictionary<string, DataFluxTable>(tables, StringComparer.Ordinal))
            : throw new InputValidationException("the inputs", [.. errors]);

    private void CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0 || !Utf16Validation.IsValid(name))
        {
            errors.Add(new ValidationError($"'{name}'", "The name is empty, or has half of a surrogate pair.", "a name"));
        }
        else if (values.ContainsKey(name) || tables.ContainsKey(name))
        {
            errors.Add(new ValidationError(name, "Another input has the same name.", "a name of its own"));
        }
    }
}
