using System.Net.Http.Headers;
using System.Text;

namespace BatchJobs.Testing;

/// <summary>A part of a multipart form (RFC 7578).</summary>
/// <param name="Field">The name of the form's field; null when the part has none.</param>
/// <param name="Content">What is in it.</param>
internal sealed record MultipartFile(string? Field, Blob Content)
{
    private const int LongestHead = 16 * 1024;

    /// <summary>
    /// Finds the file in a form. Callers send it with and without a file name and in different fields, so the part of the preferred field
    /// counts, and without one the first.
    /// </summary>
    /// <returns>The part; null when the body is no form with a part in it.</returns>
    public static MultipartFile? Find(string? contentType, Blob body, string preferredField)
    {
        if (Boundary(contentType) is not { } boundary)
        {
            return null;
        }

        MultipartFile? first = null;
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

            var part = new MultipartFile(FieldOf(Head(body, head, content)), body.Slice(content, Math.Max(0, end - content)));
            if (part.Field == preferredField)
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

    private static string? FieldOf(string head) =>
        head.Split("\r\n")
            .Where(line => line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase))
            .Select(line => ContentDispositionHeaderValue.TryParse(line[(line.IndexOf(':') + 1)..], out ContentDispositionHeaderValue? disposition)
                ? disposition.Name?.Trim('"')
                : null)
            .FirstOrDefault(name => name is not null);

    private static bool StartsWith(Blob body, long position, ReadOnlySpan<byte> expected)
    {
        byte[] actual = new byte[expected.Length];
        return body.Read(actual, position) == expected.Length && actual.AsSpan().SequenceEqual(expected);
    }
}
