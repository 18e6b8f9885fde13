using System.Globalization;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// A query for tasks. The document defines no language, and shows one example: <c>name='abcdef*'&amp;since>'2015-07-14'</c>.
/// What can be built here is what the example shows, terms of <c>=</c> and <c>></c> that are joined by <c>&amp;</c>;
/// <see cref="FromText"/> takes any other text.
/// </summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), body of <c>GET /tasks</c>.</remarks>
/// <example>
/// <code>
/// VitamQuery query = VitamQuery.WhereEqual("name", "abcdef*").AndGreater("since", new DateOnly(2015, 7, 14));
/// </code>
/// </example>
public sealed record VitamQuery
{
    private VitamQuery(string text) => Text = text;

    /// <summary>The query as it is sent.</summary>
    public string Text { get; }

    /// <summary>A query of which this library knows nothing.</summary>
    /// <param name="text">The query.</param>
    /// <exception cref="ArgumentException">It has half of a surrogate pair.</exception>
    public static VitamQuery FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Utf16Validation.IsValid(text) ? new VitamQuery(text) : throw new ArgumentException("The query has half of a surrogate pair.", nameof(text));
    }

    /// <summary>Begins a query: a field equals a text.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The text; an asterisk at its end stands for any characters.</param>
    /// <exception cref="ArgumentException">The field is no name, or the text has a single quote, for which there is no escape.</exception>
    public static VitamQuery WhereEqual(string field, string text) => new(Term(field, '=', text));

    /// <summary>Begins a query: a field is greater than a text.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">The field is no name, or the text has a single quote, for which there is no escape.</exception>
    public static VitamQuery WhereGreater(string field, string text) => new(Term(field, '>', text));

    /// <summary>Begins a query: a field is later than a day's beginning.</summary>
    /// <param name="field">The field.</param>
    /// <param name="day">The day.</param>
    /// <exception cref="ArgumentException">The field is no name.</exception>
    public static VitamQuery WhereGreater(string field, DateOnly day) => WhereGreater(field, Literal(day));

    /// <summary>Adds a condition: a field equals a text.</summary>
    /// <inheritdoc cref="WhereEqual"/>
    public VitamQuery AndEqual(string field, string text) => And(WhereEqual(field, text));

    /// <summary>Adds a condition: a field is greater than a text.</summary>
    /// <inheritdoc cref="WhereGreater(string, string)"/>
    public VitamQuery AndGreater(string field, string text) => And(WhereGreater(field, text));

    /// <summary>Adds a condition: a field is later than a day's beginning.</summary>
    /// <inheritdoc cref="WhereGreater(string, DateOnly)"/>
    public VitamQuery AndGreater(string field, DateOnly day) => And(WhereGreater(field, day));

    /// <summary>The query as it is sent.</summary>
    public override string ToString() => Text;

    private VitamQuery And(VitamQuery other) => new($"{Text}&{other.Text}");

    private static string Term(string field, char comparison, string text)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(text);
        bool isName = field.Length > 0 && !char.IsAsciiDigit(field[0]) && field.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
        if (!isName)
        {
            throw new ArgumentException($"'{field}' is no name of a field: letters, digits and underscores, and no digit in front.", nameof(field));
        }

        if (text.Any(character => character == '\'' || char.IsControl(character)) || !Utf16Validation.IsValid(text))
        {
            throw new ArgumentException(
                "The text has a single quote, a control character or half of a surrogate pair; the query's grammar has no escape for them.", nameof(text));
        }

        return $"{field}{comparison}'{text}'";
    }

    private static string Literal(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
