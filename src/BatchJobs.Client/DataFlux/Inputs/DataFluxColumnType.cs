using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>What a column of a data table holds, in the service's own word. Words that this library does not know are kept.</summary>
/// <remarks>
/// Source: the examples of the DataFlux Data Management Batch Job REST API; the document has no list of the types.
/// Compared without regard to case.
/// </remarks>
[JsonConverter(typeof(OpenEnumConverter<DataFluxColumnType>))]
public readonly record struct DataFluxColumnType : IOpenEnum<DataFluxColumnType>
{
    private readonly string? value;

    /// <summary>A type by its word.</summary>
    /// <param name="value">The word, for example <c>integer</c>.</param>
    public DataFluxColumnType(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary><c>string</c>: <see cref="string"/>.</summary>
    public static DataFluxColumnType String { get; } = new("string");

    /// <summary><c>integer</c>: <see cref="long"/>.</summary>
    public static DataFluxColumnType Integer { get; } = new("integer");

    /// <summary><c>boolean</c>: <see cref="bool"/>.</summary>
    public static DataFluxColumnType Boolean { get; } = new("boolean");

    /// <summary><c>date</c>: <see cref="DateOnly"/>.</summary>
    public static DataFluxColumnType Date { get; } = new("date");

    /// <summary>
    /// <c>real</c>: <see cref="double"/>; <see cref="decimal"/> where it was given as one, or a double would lose digits; and
    /// what even that cannot hold is the <see cref="System.Text.Json.JsonElement"/>.
    /// </summary>
    public static DataFluxColumnType Real { get; } = new("real");

    /// <summary><c>decimal</c>: another word for <see cref="Real"/>.</summary>
    public static DataFluxColumnType Decimal { get; } = new("decimal");

    /// <summary>The service's word; empty when it gave none.</summary>
    public string Value => value ?? "";

    internal bool IsReal => Equals(Real) || Equals(Decimal);

    internal bool IsKnown => Equals(String) || Equals(Integer) || Equals(Boolean) || Equals(Date) || IsReal;

    static DataFluxColumnType IOpenEnum<DataFluxColumnType>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(DataFluxColumnType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The service's word.</summary>
    public override string ToString() => Value;
}

/// <summary>A column of a data table.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">What its cells hold, if they are not null.</param>
/// <param name="MaxChars">How many characters (Unicode scalar values) a text in it may have; null when that is not said, or when it holds no texts.</param>
public sealed record DataFluxColumn(string Name, DataFluxColumnType Type, int? MaxChars = null)
{
    internal bool HasSensibleLength => MaxChars is null || (MaxChars >= 1 && (!Type.IsKnown || Type == DataFluxColumnType.String));
}
