using System.CommandLine;
using System.CommandLine.Invocation;
using FakeServer;

ParseResult parsed = ServerCommand.Create().Parse(args);
if (parsed.Action is ParseErrorAction)
{
    foreach (string message in parsed.Errors.Select(error => error.Message))
    {
        Console.Error.WriteLine($"Error: {message}");
    }

    Console.Error.WriteLine("Try --help.");
    return ExitCode.WrongArguments;
}

// Without an explicit time to stop in, the library leaves Ctrl+C and SIGTERM to others.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
