using System.CommandLine;
using System.CommandLine.Invocation;
using QuickStart;
using QuickStart.DataFlux;
using QuickStart.Spss;
using QuickStart.Vitam;

var root = new RootCommand("Runs jobs on a batch job service: on the built-in fake, or on a real one with --url.");
SpssCommand.AddTo(root);
DataFluxCommand.AddTo(root);
VitamCommand.AddTo(root);

ParseResult parsed = root.Parse(args);
if (parsed.Action is ParseErrorAction)
{
    return Failures.WrongArguments(parsed.Errors.Select(error => error.Message));
}

try
{
    // Ctrl+C cancels the command's token; the command then has this long to clean up.
    return await parsed.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
    });
}
catch (Exception exception) when (Failures.IsExpected(exception))
{
    return Failures.Explain(exception);
}
