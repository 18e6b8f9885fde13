using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace BatchJobs.Client.DataFlux;

/// <summary>Represents the items of a collection, in the server's order.</summary>
/// <remarks>An item that cannot be read does not spoil the others: it is in <see cref="Unreadable"/>.</remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class DataFluxList<T> : IReadOnlyList<T>
{
    private readonly IReadOnlyList<T> items;

    /// <summary>Initializes a new instance of the <see cref="DataFluxList{T}"/> class.</summary>
    /// <param name="items">The items.</param>
    /// <param name="unreadable">What could not be read. Default: <see langword="null"/>, nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is <see langword="null"/>.</exception>
    public DataFluxList(IReadOnlyList<T> items, IReadOnlyList<DataFluxUnreadableItem>? unreadable = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        this.items = items;
        Unreadable = unreadable ?? [];
    }

    /// <summary>Gets the items of the collection that could not be read.</summary>
    public IReadOnlyList<DataFluxUnreadableItem> Unreadable { get; }

    /// <inheritdoc/>
    public int Count => items.Count;

    /// <inheritdoc/>
    public T this[int index] => items[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Describes an item of a collection that could not be read.</summary>
/// <param name="Id">The item's identifier; <see langword="null"/> if it states none.</param>
/// <param name="Name">The name of the job flow; <see langword="null"/> if the item states none.</param>
/// <param name="Problem">Why the item could not be read. It shows no value of the item.</param>
public sealed record DataFluxUnreadableItem(string? Id, string? Name, string Problem);

/// <summary>Reads a list item by item.</summary>
internal sealed class DataFluxListConverter<T> : JsonConverter<DataFluxList<T>>
    where T : class
{
    public override DataFluxList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        (List<T> items, List<DataFluxUnreadableItem> unreadable) = ListReader.Read(
            ref reader,
            (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)),
            static (item, problem) => new DataFluxUnreadableItem(ListReader.Text(item, "id"), ListReader.Text(item, "name"), problem));
        return new DataFluxList<T>(items, unreadable);
    }

    public override void Write(Utf8JsonWriter writer, DataFluxList<T> value, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (T item in value)
        {
            JsonSerializer.Serialize(writer, item, type);
        }

        writer.WriteEndArray();
    }
}
