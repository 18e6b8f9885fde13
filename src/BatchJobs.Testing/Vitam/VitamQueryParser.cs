namespace BatchJobs.Testing.Vitam;

/// <summary>
/// Reads <c>field='literal'</c> and <c>field&gt;'literal'</c>, joined by <c>&amp;</c>, with blanks wherever one likes: what the
/// document's example needs, and no more. A quote inside a literal cannot be written.
/// </summary>
internal sealed class VitamQueryParser(string query)
{
    private int position;

    /// <exception cref="VitamRequestException">It is something else, or asks for something that tasks do not have.</exception>
    public List<Func<FakeVitamTask, bool>> Read()
    {
        List<Func<FakeVitamTask, bool>> terms = [];
        do
        {
            terms.Add(ReadTerm());
        }
        while (Take("&") is not null);

        return position == query.Length ? terms : throw Unexpected("'&' or the end");
    }

    private Func<FakeVitamTask, bool> ReadTerm()
    {
        string name = ReadName();
        VitamField field = VitamField.Find(name)
            ?? throw new VitamRequestException($"The query asks for a field that tasks do not have, before character {position + 1}.");
        char operation = Take("=>") ?? throw Unexpected("'=' or '>'");
        return field.Condition(operation, ReadLiteral());
    }

    private string ReadName()
    {
        SkipBlanks();
        int start = position;
        while (position < query.Length && (char.IsAsciiLetterOrDigit(query[position]) || query[position] == '_'))
        {
            position++;
        }

        return position > start ? query[start..position] : throw Unexpected("a field");
    }

    private string ReadLiteral()
    {
        _ = Take("'") ?? throw Unexpected("a literal in single quotes");
        int end = query.IndexOf('\'', position);
        if (end < 0)
        {
            position = query.Length;
            throw Unexpected("a single quote");
        }

        string literal = query[position..end];
        position = end + 1;
        SkipBlanks();
        return literal;
    }

    /// <summary>Takes the next character if it is one of these.</summary>
    private char? Take(string characters)
    {
        SkipBlanks();
        return position < query.Length && characters.Contains(query[position], StringComparison.Ordinal) ? query[position++] : null;
    }

    private void SkipBlanks()
    {
        while (position < query.Length && query[position] is ' ' or '\t' or '\r' or '\n')
        {
            position++;
        }
    }

    private VitamRequestException Unexpected(string expected) => new($"The query should have {expected} at character {position + 1}.");
}
