using System.Collections;
using System.Text.Json;

namespace BatchJobs.Client.DataFlux;

/// <summary>Represents a row of a data table.</summary>
/// <remarks>
/// A cell is <see langword="null"/> or of the type that the <see cref="DataFluxColumnType"/> of its column specifies. In a table
/// from the service, a cell that does not fit its column's type, and each cell of a column whose type is unknown, is a
/// <see cref="JsonElement"/>. Instances are immutable.
/// </remarks>
public sealed class DataFluxRow : IReadOnlyList<object?>
{
    private readonly IReadOnlyDictionary<string, int> places;
    private readonly object?[] cells;

    internal DataFluxRow(IReadOnlyDictionary<string, int> places, object?[] cells)
    {
        this.places = places;
        this.cells = cells;
    }

    /// <summary>Gets the number of cells, which is the number of columns.</summary>
    public int Count => cells.Length;

    /// <summary>Gets the cell at an index.</summary>
    /// <param name="index">The zero-based index of the column.</param>
    /// <returns>The cell.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such column.</exception>
    public object? this[int index] => cells[index];

    /// <summary>Gets the cell of a column.</summary>
    /// <param name="column">The column's name.</param>
    /// <returns>The cell.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public object? this[string column] =>
        places.TryGetValue(column, out int place) ? cells[place] : throw new ArgumentException($"There is no column '{column}'.", nameof(column));

    /// <summary>Gets a cell as a text.</summary>
    /// <param name="column">The column's name.</param>
    /// <returns>The text, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">The cell is not a text.</exception>
    public string? GetString(string column) => (string?)this[column];

    /// <summary>Gets a cell as a whole number.</summary>
    /// <param name="column">The column's name.</param>
    /// <returns>The number, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">The cell is not a whole number.</exception>
    public long? GetInteger(string column) => (long?)this[column];

    /// <summary>Gets a cell as a Boolean value.</summary>
    /// <param name="column">The column's name.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">The cell is not a Boolean value.</exception>
    public bool? GetBoolean(string column) => (bool?)this[column];

    /// <summary>Gets a cell as a date.</summary>
    /// <param name="column">The column's name.</param>
    /// <returns>The date, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">The cell is not a date.</exception>
    public DateOnly? GetDate(string column) => (DateOnly?)this[column];

    /// <summary>Gets a cell as a real number, which may lose digits.</summary>
    /// <param name="column">The column's name.</param>
    /// <returns>The number, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">The cell is not a number of type <c>real</c> or <c>decimal</c>.</exception>
    public double? GetReal(string column) => this[column] switch
    {
        decimal exact => (double)exact,
        JsonElement { ValueKind: JsonValueKind.Number } number when double.IsFinite(number.GetDouble()) => number.GetDouble(),
        var cell => (double?)cell,
    };

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)cells).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => cells.GetEnumerator();
}
