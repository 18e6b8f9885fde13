using BatchJobs.Client;
using Microsoft.Extensions.Options;

namespace QuickStart;

/// <summary>Says in one line on the error output what went wrong, and finds the exit code for it.</summary>
internal static class Failures
{
    /// <summary>Whether this is something that can happen to a correct program.</summary>
    public static bool IsExpected(Exception exception) => exception
        is BatchJobException
        or TimeoutException
        or IOException
        or UnauthorizedAccessException
        or OptionsValidationException
        or OperationCanceledException;

    public static int Explain(Exception exception)
    {
        if (exception is OperationCanceledException)
        {
            Console.Error.WriteLine("Interrupted.");
            return ExitCode.Interrupted;
        }

        Console.Error.WriteLine($"Error: {OneLine(exception.Message)}");
        return exception is OptionsValidationException or InputValidationException ? ExitCode.WrongArguments : ExitCode.Failed;
    }

    public static int WrongArguments(IEnumerable<string> messages)
    {
        foreach (string message in messages)
        {
            Console.Error.WriteLine($"Error: {OneLine(message)}");
        }

        Console.Error.WriteLine("Try --help.");
        return ExitCode.WrongArguments;
    }

    // A service's own words may come in several lines.
    private static string OneLine(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
