namespace BatchJobs.Conformance.Vitam;

/// <summary>The grammar of <c>query</c>: terms of a field, <c>=</c> or <c>&gt;</c> and a quoted text, joined by <c>&amp;</c>.</summary>
public sealed class Queries
{
    [Theory, AllHosts]
    [Clause("VITAM-L-03", "VITAM-L-04")]
    public async Task The_documents_query_selects_by_the_beginning_of_a_name_and_a_start(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, "abcdef", "abcdefgh", "xabcdef", "abcde");

        (await NamesAsync(wire, "name='abcdef*'&since>'2015-07-14'")).Should().Equal("abcdef", "abcdefgh");
        (await NamesAsync(wire, "name='abcdef*'&since>'2026-01-02'")).Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-27")]
    public async Task A_text_without_an_asterisk_is_compared_letter_for_letter(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, "a", "A", "ab", "á", " a", "a ");

        (await NamesAsync(wire, "name='a'")).Should().Equal("a");
        (await NamesAsync(wire, "name='A'")).Should().Equal("A");
        (await NamesAsync(wire, "name='á'")).Should().Equal("á");
        (await NamesAsync(wire, "name='a '")).Should().Equal("a ");
        (await NamesAsync(wire, "name=''")).Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-27")]
    public async Task An_asterisk_stands_for_any_characters_or_none_wherever_it_is(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, "abc", "abcabc", "xabc", "abcx", "ac", "a\nc", "a😀c");

        foreach ((string pattern, string[] names) in ((string, string[])[])
                 [
                     ("*", ["abc", "abcabc", "xabc", "abcx", "ac", "a\nc", "a😀c"]), ("**", ["abc", "abcabc", "xabc", "abcx", "ac", "a\nc", "a😀c"]),
                     ("abc*", ["abc", "abcabc", "abcx"]), ("*abc", ["abc", "abcabc", "xabc"]), ("*b*", ["abc", "abcabc", "xabc", "abcx"]),
                     ("a*c", ["abc", "abcabc", "ac", "a\nc", "a😀c"]), ("a***c", ["abc", "abcabc", "ac", "a\nc", "a😀c"]), ("abc*abc", ["abcabc"]), ("a*b*c*a*b*c", ["abcabc"]),
                     ("*abc*abc*", ["abcabc"]), ("abc*bc", ["abcabc"]), ("ab*bc", ["abcabc"]), ("*x", ["abcx"]), ("x*", ["xabc"]), ("*y*", []), ("abcabc*c", []),
                 ])
        {
            (await NamesAsync(wire, $"name='{pattern}'")).Should().Equal(names, pattern);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-27")]
    public async Task No_other_character_stands_for_anything_else(ServerHost host)
    {
        string[] names = ["a.c", "abc", "a?c", "[abc]", "a%c", "a_c", "a\\*c", "^abc$", "(a|b)", "a+"];
        await using Wire wire = await OpenAsync(host, names);

        foreach (string name in names.Where(name => !name.Contains('*', StringComparison.Ordinal)))
        {
            (await NamesAsync(wire, $"name='{name}'")).Should().Equal([name], name);
        }

        (await NamesAsync(wire, "name='a\\*'")).Should().Equal("a\\*c");
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-25")]
    public async Task Terms_are_all_to_be_met(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, "ab", "bc", "abc");

        (await NamesAsync(wire, "name='a*'&name='*c'")).Should().Equal("abc");
        (await NamesAsync(wire, "name='a*'&type='ingest'&state='running'&name='*b'")).Should().Equal("ab");
        (await NamesAsync(wire, "name='ab'&name='bc'")).Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("VITAM-L-13", "VITAM-U-25")]
    public async Task Blanks_may_stand_around_fields_operators_and_texts(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, "a b", "ab");

        foreach (string query in (string[])
                 ["  name = 'a b' & since  >  '2015-07-14'  ", "name ='a b'&since>'2015-07-14'", "name= 'a b' &since >'2015-07-14'", " name='a b'", "name='a b' "])
        {
            WireAnswer answer = await wire.ListAsync(VitamCalls.Querying(query));

            answer.Results().Should().ContainSingle(query);
            answer.Json.GetProperty("context").Text("query").Should().Be(query);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-25")]
    public async Task Signs_within_quotes_are_text(ServerHost host)
    {
        string[] names = ["a&b", "a=b", "a>b", "a'", "&", "a&name=b", "a\"b", "\u0001", "é€😀"];
        await using Wire wire = await OpenAsync(host, names);

        foreach (string name in names.Where(name => !name.Contains('\'', StringComparison.Ordinal)))
        {
            (await NamesAsync(wire, $"name='{name}'&type='ingest'")).Should().Equal([name], name);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-27")]
    public async Task Greater_compares_texts_by_their_characters_and_knows_no_asterisk(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, "B", "a", "b", "ba", "c", "é", "*a");

        (await NamesAsync(wire, "name>'b'")).Should().Equal("ba", "c", "é");
        (await NamesAsync(wire, "name>'a'&name>'B'")).Should().Equal("b", "ba", "c", "é");
        (await NamesAsync(wire, "name>'*'")).Should().Equal("B", "a", "b", "ba", "c", "é", "*a");
        (await NamesAsync(wire, "name>'é'")).Should().BeEmpty();
        (await NamesAsync(wire, "name>''")).Should().HaveCount(7);
    }

    [Theory, AllHosts]
    [Clause("VITAM-L-20", "VITAM-U-25", "VITAM-U-28")]
    public async Task What_is_no_query_is_refused(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, "a");

        foreach (string query in (string[])
                 [
                     "name", "name=", "=", "'a'", "='a'", "name 'a'", "name=a", "name=\"a\"", "name='a", "name=a'", "name='a''", "name='it's'", "name='it''s'", "name='it\\'s'",
                     "name='a'&", "&name='a'", "name='a'&&type='ingest'", "name='a' type='ingest'", "name='a'type='ingest'", "name='a'|type='ingest'", "name='a',type='ingest'",
                     "name='a' and type='ingest'", "(name='a')", "name=='a'", "name<'a'", "name>='a'", "name=>'a'", "name<='a'", "name!='a'", "name<>'a'", "name~'a'", "name:'a'",
                     "name like 'a'", "!name='a'", "name='a';", "name='a'#", "na me='a'", "*='a'", "*", "&", "'", "''", "name='a'&name", "state eq 'running'", "{\"name\":\"a\"}",
                 ])
        {
            (await wire.ListAsync(VitamCalls.Querying(query))).ShouldBeRefused(412, query);
        }
    }

    internal static async Task<Wire> OpenAsync(ServerHost host, params string[] names)
    {
        Wire wire = await Wire.OpenAsync(host);
        foreach (string name in names)
        {
            await wire.StartAsync(name);
        }

        return wire;
    }

    /// <summary>The names of the steps that a query selects.</summary>
    internal static async Task<string[]> NamesAsync(Wire wire, string query) =>
        [.. (await wire.QueryAsync(query)).Select(id => wire.Server.Vitam.Tasks[id!].Submitted.Name)];
}
