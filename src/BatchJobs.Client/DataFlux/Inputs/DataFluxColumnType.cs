using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// Represents the type of a data table's column in the service's own word. A word that this library does not know is kept.
/// </summary>
/// <remarks>
/// Source: the examples of the DataFlux Data Management Batch Job REST API; the document has no list of the types. Words are
/// compared without regard to case.
/// </remarks>
[JsonConverter(typeof(OpenEnumConverter<DataFluxColumnType>))]
public readonly record struct DataFluxColumnType : IOpenEnum<DataFluxColumnType>
{
    private readonly string? value;

    /// <summary>Initializes a new instance of the <see cref="DataFluxColumnType"/> structure with the service's word.</summary>
    /// <param name="value">The word, for example <c>integer</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public DataFluxColumnType(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>Gets the type <c>string</c>, whose cells are <see cref="string"/>s.</summary>
    public static DataFluxColumnType String { get; } = new("string");

    /// <summary>Gets the type <c>integer</c>, whose cells are <see cref="long"/>s.</summary>
    public static DataFluxColumnType Integer { get; } = new("integer");

    /// <summary>Gets the type <c>boolean</c>, whose cells are <see cref="bool"/>s.</summary>
    public static DataFluxColumnType Boolean { get; } = new("boolean");

    /// <summary>Gets the type <c>date</c>, whose cells are <see cref="DateOnly"/>s.</summary>
    public static DataFluxColumnType Date { get; } = new("date");

    /// <summary>
    /// Gets the type <c>real</c>, whose cells are <see cref="double"/>s. A cell is a <see cref="decimal"/> if it was given as one
    /// or if a <see cref="double"/> would lose digits, and a <see cref="System.Text.Json.JsonElement"/> if even a
    /// <see cref="decimal"/> cannot hold it.
    /// </summary>
    public static DataFluxColumnType Real { get; } = new("real");

    /// <summary>Gets the type <c>decimal</c>, which is another word for <see cref="Real"/>.</summary>
    public static DataFluxColumnType Decimal { get; } = new("decimal");

    /// <summary>Gets the service's word; an empty string if the service stated none.</summary>
    public string Value => value ?? "";

    internal bool IsReal => Equals(Real) || Equals(Decimal);

    internal bool IsKnown => Equals(String) || Equals(Integer) || Equals(Boolean) || Equals(Date) || IsReal;

    static DataFluxColumnType IOpenEnum<DataFluxColumnType>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(DataFluxColumnType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the service's word.</summary>
    /// <returns>The service's word.</returns>
    public override string ToString() => Value;
}

/// <summary>Describes a column of a data table.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">The type of the column's cells that are not <see langword="null"/>.</param>
/// <param name="MaxChars">
/// The maximum number of characters (Unicode scalar values) of a text in the column, at least 1; <see langword="null"/> if it is
/// not stated or if the column does not hold texts.
/// </param>
public sealed record DataFluxColumn(string Name, DataFluxColumnType Type, int? MaxChars = null)
{
    internal bool HasSensibleLength => MaxChars is null || (MaxChars >= 1 && (!Type.IsKnown || Type == DataFluxColumnType.String));
}
