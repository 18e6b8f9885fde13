using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace BatchJobs.Client.Tests.Http;

/// <summary>
/// Every byte that the clients put on a socket, for every operation: request line, headers, which stand in alphabetical order here, and body. The
/// file <c>SentBytes.txt</c> has them under the name of each row, with <c>---</c> between the requests of one row. Each
/// request is followed by one line end that is the file's; CRLF is shown as a line end, and a bare line feed as <c>{LF}</c>
/// and a line end.
/// </summary>
public partial class SentBytesTests
{
    private const string Header = "=== ";
    private const string FileName = "SentBytes.txt";

    /// <summary>An identifier with characters that an address must not show.</summary>
    private const string Odd = "a b/ü+%=?#&;:@!$'()*~,|\\\"";

    // Made late, as the rows use what is initialised in the other files of this class.
    private static readonly Lazy<Dictionary<string, SentBytesRow>> AllRows = new(() => MakeRows().ToDictionary(row => row.Name, StringComparer.Ordinal));

    private static readonly Dictionary<string, string> Pinned = ReadPinned();

    private static Dictionary<string, SentBytesRow> Rows => AllRows.Value;

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_call_sends_the_bytes_that_are_pinned(string name)
    {
        string pinned = Pinned.GetValueOrDefault(name, "(nothing)\n");

        string sent = await Rows[name].SendAsync();

        if (!string.Equals(sent, pinned, StringComparison.Ordinal))
        {
            Assert.Fail($"'{name}' sends other bytes than those in {FileName}.\nPinned:\n{pinned}\nSent:\n{sent}");
        }
    }

    [Fact]
    public void The_file_has_the_rows_and_no_others() => Pinned.Keys.Should().Equal(Rows.Keys);

    /// <summary>For when what is sent is meant to change: run it with <c>--explicit only</c>, and look at the difference.</summary>
    [Fact(Explicit = true)]
    public async Task The_file_is_written_anew()
    {
        var sections = new List<string>();
        foreach (SentBytesRow row in Rows.Values)
        {
            sections.Add($"{Header}{row.Name}\n{await row.SendAsync()}");
        }

        await File.WriteAllTextAsync(Path.Combine(SourceFolder(), FileName), string.Concat(sections));
    }

    private static IEnumerable<SentBytesRow> MakeRows() =>
    [
        .. SpssJobRows(), .. SpssFileRows(), .. SpssClientRows(),
        .. DataFluxServerRows(), .. JobFlowRows(), .. DataFluxJobRows(), .. DataFluxLinkRows(), .. DataFluxClientRows(),
        .. VitamServiceRows(), .. VitamTaskRows(), .. VitamContextRows(), .. VitamClientRows(),
    ];

    private static Dictionary<string, string> ReadPinned()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Http", FileName));
        return Regex.Split(text, "^" + Header, RegexOptions.Multiline).Skip(1).Select(section => section.Split('\n', 2))
            .ToDictionary(section => section[0], section => section[1], StringComparer.Ordinal);
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    /// <summary>Reads what a call hands out as it arrives.</summary>
    private static async Task ReadAsync(Task<Stream> opening)
    {
        await using Stream stream = await opening;
        await stream.CopyToAsync(Stream.Null);
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (T item in items)
        {
            _ = item;
        }
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>A stream that has been read up to a place.</summary>
    private static MemoryStream BytesFrom(int position, string text)
    {
        MemoryStream stream = Bytes(text);
        stream.Position = position;
        return stream;
    }
}
