using System.Globalization;

namespace BatchJobs.Client.Vitam;

/// <summary>Represents a query for tasks.</summary>
/// <remarks>
/// The document defines no query language and has one example: <c>name='abcdef*'&amp;since>'2015-07-14'</c>. The methods build
/// queries of the kind that the example shows, conditions with <c>=</c> and <c>></c> that are joined by <c>&amp;</c>;
/// <see cref="FromText"/> accepts any other text. Instances are immutable. Source: API-Vitam, Worker interne, v1 (Alpha), body of
/// <c>GET /tasks</c>.
/// </remarks>
/// <example>
/// <code>
/// VitamQuery query = VitamQuery.WhereEqual("name", "abcdef*").AndGreater("since", new DateOnly(2015, 7, 14));
/// </code>
/// </example>
public sealed record VitamQuery
{
    private VitamQuery(string text) => Text = text;

    /// <summary>Gets the query as it is sent.</summary>
    public string Text { get; }

    /// <summary>Creates a query from a text that is not checked further.</summary>
    /// <param name="text">The query.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The text contains half of a surrogate pair.</exception>
    public static VitamQuery FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Utf16Validation.IsValid(text) ? new VitamQuery(text) : throw new ArgumentException("The query has half of a surrogate pair.", nameof(text));
    }

    /// <summary>Creates a query with the condition that a field equals a text.</summary>
    /// <param name="field">The name of the field: ASCII letters, digits and underscores, not beginning with a digit.</param>
    /// <param name="text">The text; an asterisk at its end matches any characters.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The field is not a name, or the text contains a single quote, a control character or half of a surrogate pair, for which
    /// there is no escape.
    /// </exception>
    public static VitamQuery WhereEqual(string field, string text) => new(Term(field, '=', text));

    /// <summary>Creates a query with the condition that a field is greater than a text.</summary>
    /// <param name="field">The name of the field: ASCII letters, digits and underscores, not beginning with a digit.</param>
    /// <param name="text">The text.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The field is not a name, or the text contains a single quote, a control character or half of a surrogate pair, for which
    /// there is no escape.
    /// </exception>
    public static VitamQuery WhereGreater(string field, string text) => new(Term(field, '>', text));

    /// <summary>Creates a query with the condition that a field is later than the beginning of a day.</summary>
    /// <param name="field">The name of the field: ASCII letters, digits and underscores, not beginning with a digit.</param>
    /// <param name="day">The day.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="field"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The field is not a name.</exception>
    public static VitamQuery WhereGreater(string field, DateOnly day) => WhereGreater(field, Literal(day));

    /// <summary>Returns this query with the additional condition that a field equals a text.</summary>
    /// <param name="field">The name of the field: ASCII letters, digits and underscores, not beginning with a digit.</param>
    /// <param name="text">The text; an asterisk at its end matches any characters.</param>
    /// <returns>The new query.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The field is not a name, or the text contains a single quote, a control character or half of a surrogate pair, for which
    /// there is no escape.
    /// </exception>
    public VitamQuery AndEqual(string field, string text) => And(WhereEqual(field, text));

    /// <summary>Returns this query with the additional condition that a field is greater than a text.</summary>
    /// <param name="field">The name of the field: ASCII letters, digits and underscores, not beginning with a digit.</param>
    /// <param name="text">The text.</param>
    /// <returns>The new query.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The field is not a name, or the text contains a single quote, a control character or half of a surrogate pair, for which
    /// there is no escape.
    /// </exception>
    public VitamQuery AndGreater(string field, string text) => And(WhereGreater(field, text));

    /// <summary>Returns this query with the additional condition that a field is later than the beginning of a day.</summary>
    /// <param name="field">The name of the field: ASCII letters, digits and underscores, not beginning with a digit.</param>
    /// <param name="day">The day.</param>
    /// <returns>The new query.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="field"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The field is not a name.</exception>
    public VitamQuery AndGreater(string field, DateOnly day) => And(WhereGreater(field, day));

    /// <summary>Returns the query as it is sent.</summary>
    /// <returns>The query.</returns>
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
