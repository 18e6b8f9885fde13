using Spectre.Console;

namespace QuickStart;

/// <summary>The standard output, with colours and movement only on a terminal.</summary>
internal static class Terminal
{
    // Lines in a file are not broken, those of a log least of all.
    private const int WidthOfFiles = 10_000;

    public static IAnsiConsole Open()
    {
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        IAnsiConsole file = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        file.Profile.Width = WidthOfFiles;
        return file;
    }
}
