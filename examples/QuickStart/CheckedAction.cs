using System.CommandLine;

namespace QuickStart;

/// <summary>Runs a command once it is known that its options go together.</summary>
internal static class CheckedAction
{
    /// <remarks>
    /// Not a validator of the command: validators also see options that could not be read, whose values throw when they are
    /// asked for.
    /// </remarks>
    /// <param name="command">The command.</param>
    /// <param name="problems">Says what is wrong with options that could be read.</param>
    /// <param name="run">Does what the command is for.</param>
    public static void Set(Command command, Func<ParseResult, IEnumerable<string>> problems, Func<ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction((parsed, cancellationToken) =>
        {
            string[] found = [.. problems(parsed)];
            return found.Length == 0 ? run(parsed, cancellationToken) : Task.FromResult(Failures.WrongArguments(found));
        });
}
