namespace BatchJobs.Testing.Vitam;

/// <summary>
/// Identifiers like the document's <c>AbDUh67jj</c>: nine letters and digits that look like chance, yet are the same in every
/// run, and no two of which are equal.
/// </summary>
internal sealed class VitamIds(ulong stride)
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int Length = 9;

    // 62 to the 9th. A stride without a factor of 2 or 31 visits every number below it before it comes back to one.
    private const ulong Count = 13_537_086_546_263_552;

    private long number;

    /// <summary>Gets or sets how many there have been.</summary>
    public long Given
    {
        get => Interlocked.Read(ref number);
        set => Interlocked.Exchange(ref number, value);
    }

    /// <summary>Goes on where another one stands.</summary>
    public void CopyFrom(VitamIds source) => Given = source.Given;

    public string Next()
    {
        ulong rest = (ulong)((UInt128)stride * (ulong)Interlocked.Increment(ref number) % Count);
        return string.Create(Length, rest, static (text, value) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = Digits[(int)(value % (ulong)Digits.Length)];
                value /= (ulong)Digits.Length;
            }
        });
    }
}
