using System.CommandLine;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart.DataFlux;

/// <summary>The command <c>dataflux</c>.</summary>
internal static class DataFluxCommand
{
    public static void AddTo(RootCommand root)
    {
        var command = new Command("dataflux", "SAS DataFlux: uploads a job flow, executes it with a data table and follows its log.");
        var options = new DataFluxOptions();
        options.AddTo(command);
        CheckedAction.Set(command, options.Problems, (parsed, cancellationToken) => RunAsync(options, parsed, cancellationToken));
        command.Validators.Add(OptionPlace.IsBehindCommand);
        root.Subcommands.Add(command);
    }

    private static async Task<int> RunAsync(DataFluxOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using FakeBatchServer? fake = options.UsesFake(parsed) ? SampleServer.Start(options.IsInstant(parsed)) : null;
        await using ServiceProvider services = Composition.Build(options.Read(parsed), fake);

        // The container disposes of the workspace, which removes from the server what the run has left there.
        await services.GetRequiredService<ExecuteFlow>().RunAsync(cancellationToken);
        return ExitCode.Ok;
    }
}
