using System.Net.Http.Headers;
using System.Text;

namespace BatchJobs.Testing;

/// <summary>
/// Finds the file in a multipart form (RFC 7578). The service's callers send parts with and without a file name and with
/// different field names, so a part called as asked for is preferred and any other is good enough.
/// </summary>
internal static class MultipartFile
{
    private const int LongestHead = 16 * 1024;

    /// <summary>The file, or null when the body is no form with a part in it.</summary>
    public static Blob? Find(string? contentType, Blob body, string preferredField)
    {
        if (Boundary(contentType) is not { } boundary)
        {
            return null;
        }

        Blob? first = null;
        byte[] delimiter = Encoding.UTF8.GetBytes("\r\n--" + boundary);
        long position = AfterFirstBoundary(body, delimiter);
        while (position >= 0)
        {
            if (StartsWith(body, position, "--"u8))
            {
                return first;
            }

            long head = body.IndexOf("\r\n"u8, position);
            long content = head < 0 ? -1 : EndOfHead(body, head);
            long end = content < 0 ? -1 : body.IndexOf(delimiter, content - 2);
            if (end < 0)
            {
                return null;
            }

            Blob part = body.Slice(content, Math.Max(0, end - content));
            if (IsField(Head(body, head, content), preferredField))
            {
                return IsClosed(body, delimiter, end) ? part : null;
            }

            first ??= part;
            position = end + delimiter.Length;
        }

        return null;
    }

    private static string? Boundary(string? contentType)
    {
        const string Name = "boundary=";
        int start = contentType?.IndexOf(Name, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (start < 0 || !contentType!.TrimStart().StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string value = contentType[(start + Name.Length)..].Trim();
        string boundary = value.StartsWith('"') ? value[1..].Split('"')[0] : value.Split(';')[0].Trim();
        return boundary.Length == 0 ? null : boundary;
    }

    private static long AfterFirstBoundary(Blob body, byte[] delimiter)
    {
        if (StartsWith(body, 0, delimiter.AsSpan(2)))
        {
            return delimiter.Length - 2;
        }

        long found = body.IndexOf(delimiter, 0);
        return found < 0 ? -1 : found + delimiter.Length;
    }

    private static long EndOfHead(Blob body, long head)
    {
        long end = body.IndexOf("\r\n\r\n"u8, head);
        return end < 0 || end - head > LongestHead ? -1 : end + 4;
    }

    private static bool IsClosed(Blob body, byte[] delimiter, long from)
    {
        byte[] closing = [.. delimiter, (byte)'-', (byte)'-'];
        return body.IndexOf(closing, from) >= 0;
    }

    private static string Head(Blob body, long start, long end) => Encoding.UTF8.GetString(body.Slice(start, end - start).ToArray());

    private static bool IsField(string head, string field) =>
        head.Split("\r\n")
            .Where(line => line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase))
            .Any(line => ContentDispositionHeaderValue.TryParse(line[(line.IndexOf(':') + 1)..], out ContentDispositionHeaderValue? disposition)
                && string.Equals(disposition.Name?.Trim('"'), field, StringComparison.OrdinalIgnoreCase));

    private static bool StartsWith(Blob body, long position, ReadOnlySpan<byte> expected)
    {
        byte[] actual = new byte[expected.Length];
        return body.Read(actual, position) == expected.Length && actual.AsSpan().SequenceEqual(expected);
    }
}
