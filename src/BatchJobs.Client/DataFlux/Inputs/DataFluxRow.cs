using System.Collections;
using System.Text.Json;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// A row of a data table. A cell is null or of the type that <see cref="DataFluxColumnType"/> names for its column; one
/// that is not, and any cell of an unknown type, is the <see cref="JsonElement"/> that the service sent.
/// </summary>
public sealed class DataFluxRow : IReadOnlyList<object?>
{
    private readonly IReadOnlyDictionary<string, int> places;
    private readonly object?[] cells;

    internal DataFluxRow(IReadOnlyDictionary<string, int> places, object?[] cells)
    {
        this.places = places;
        this.cells = cells;
    }

    /// <summary>How many cells there are: as many as columns.</summary>
    public int Count => cells.Length;

    /// <summary>A cell by its place.</summary>
    /// <param name="index">The column's place, counted from 0.</param>
    public object? this[int index] => cells[index];

    /// <summary>A cell by its column's name.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public object? this[string column] =>
        places.TryGetValue(column, out int place) ? cells[place] : throw new ArgumentException($"There is no column '{column}'.", nameof(column));

    /// <summary>A text, or null.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">The cell is no text.</exception>
    public string? GetString(string column) => (string?)this[column];

    /// <summary>A whole number, or null.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">The cell is no whole number.</exception>
    public long? GetInteger(string column) => (long?)this[column];

    /// <summary>A truth value, or null.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">The cell is no truth value.</exception>
    public bool? GetBoolean(string column) => (bool?)this[column];

    /// <summary>A date, or null.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">The cell is no date.</exception>
    public DateOnly? GetDate(string column) => (DateOnly?)this[column];

    /// <summary>A number, or null.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">The cell is no number of type <c>real</c> or <c>decimal</c>.</exception>
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
