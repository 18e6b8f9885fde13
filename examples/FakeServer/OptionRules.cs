using System.CommandLine.Parsing;
using System.Globalization;

namespace FakeServer;

/// <summary>What the values of the options have to be.</summary>
internal static class OptionRules
{
    private const double MostSeconds = 1e9;

    public static void IsHttp(OptionResult option) => Check(option, text => HasScheme(text, "http"), "an http address");

    public static void IsRoot(OptionResult option) =>
        Check(
            option,
            text => (HasScheme(text, "http") || HasScheme(text, "https")) && text.AsSpan().IndexOfAny('?', '#') < 0,
            "an http or https address without a query");

    public static void IsDuration(OptionResult option) =>
        Check(option, text => Seconds(text) is >= 0 and <= MostSeconds, "a number of seconds");

    public static void IsPositive(OptionResult option) =>
        Check(option, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0, "a number from 1");

    // A wrong value is not repeated: it may be somebody's password.
    public static void IsUser(OptionResult option)
    {
        if (option.Tokens.Any(token => token.Value.IndexOf(':', StringComparison.Ordinal) < 1))
        {
            option.AddError($"{option.Option.Name} is not NAME:PASSWORD.");
        }

        if (option.Tokens.CountBy(token => token.Value.Split(':')[0]).FirstOrDefault(user => user.Value > 1).Key is { } twice)
        {
            option.AddError($"{option.Option.Name} names '{twice}' more than once.");
        }
    }

    // No service takes an empty key, so nobody would get in.
    public static void IsKey(OptionResult option)
    {
        if (option.Tokens.Any(token => token.Value.Length == 0))
        {
            option.AddError($"{option.Option.Name} is empty; without it, any key is accepted.");
        }
    }

    public static void IsKeyInHeader(OptionResult option)
    {
        IsKey(option);
        if (option.Tokens.Any(token => token.Value != token.Value.Trim(' ', '\t')))
        {
            option.AddError($"{option.Option.Name} begins or ends with a blank, which no header can carry.");
        }
    }

    private static double? Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : null;

    private static bool HasScheme(string text, string scheme) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme == scheme;

    private static void Check(OptionResult option, Func<string, bool> isRight, string expected)
    {
        foreach (string text in option.Tokens.Select(token => token.Value).Where(text => !isRight(text)))
        {
            option.AddError($"{option.Option.Name} '{text}' is not {expected}.");
        }
    }
}
