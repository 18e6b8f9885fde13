using System.Text;

namespace BatchJobs.Testing.Spss;

/// <summary>The smallest document of each report format that a program for it takes.</summary>
internal static class SpssDocument
{
    // One black dot.
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private const string Jpg =
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD"
        + "/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=";

    public static byte[] Write(string format, string title, SubmittedSpssJob job)
    {
        string text = $"{title} of {job.ModelId}";
        return format.ToUpperInvariant() switch
        {
            "PNG" => Convert.FromBase64String(Png),
            "JPG" => Convert.FromBase64String(Jpg),
            "HTML" => Encoding.UTF8.GetBytes($"<!DOCTYPE html>\n<html><head><title>{Escape(text)}</title></head><body><h1>{Escape(text)}</h1></body></html>\n"),
            "XML" => Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report><title>{Escape(text)}</title></report>\n"),
            "RTF" => Encoding.ASCII.GetBytes($"{{\\rtf1\\ansi {Rtf(text)}\\par}}"),
            "TAB" => Encoding.UTF8.GetBytes($"Report\tModel\r\n{title}\t{job.ModelId}\r\n"),
            "SAV" => Encoding.ASCII.GetBytes("$FL2@(#) SPSS DATA FILE".PadRight(64)),
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    private static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);

    private static string Rtf(string text) => string.Concat(text.Select(character => character switch
    {
        '\\' or '{' or '}' => $"\\{character}",
        > '\x7e' => $"\\u{(short)character}?",
        _ => character.ToString(),
    }));
}
