namespace BatchJobs.Client;

/// <summary>Describes one error in a job definition, in inputs or in a step.</summary>
/// <param name="Path">
/// The place of the error: a JSON pointer (RFC 6901) into a definition or a step, empty for the whole of it; for inputs the table,
/// its row, counted from 1, and its column, for example <c>dataTable: row 2, column 'Age'</c>.
/// </param>
/// <param name="Problem">The description of the error. The value is not shown because it may be a secret.</param>
/// <param name="Allowed">What is allowed at that place.</param>
/// <param name="Line">The line, counted from 1, if the text is not valid JSON; otherwise <see langword="null"/>.</param>
/// <param name="Column">
/// The column in characters, counted from 1, if the text is not valid JSON; otherwise <see langword="null"/>.
/// </param>
public sealed record ValidationError(string Path, string Problem, string Allowed, int? Line = null, int? Column = null)
{
    /// <summary>Returns the place, the problem and what is allowed, in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        string place = Line is null ? (Path.Length == 0 ? "(whole)" : Path) : $"line {Line}, column {Column}";
        return $"{place}: {Problem} Allowed: {Allowed}.";
    }
}

/// <summary>A JSON pointer (RFC 6901).</summary>
internal readonly record struct JsonPointer(string Text)
{
    public static implicit operator JsonPointer(string text) => new(text);

    public JsonPointer At(string member) =>
        new($"{Text}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}");

    public JsonPointer At(int index) => new($"{Text}/{index}");
}
