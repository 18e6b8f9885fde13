using System.CommandLine;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart.Spss;

/// <summary>The command <c>spss</c>, which is also what runs when no command is named.</summary>
internal static class SpssCommand
{
    public static void AddTo(RootCommand root)
    {
        var command = new Command("spss", "IBM SPSS Modeler: trains a stream, scores with it and shows the scores. The default.");
        Fill(root);
        Fill(command);
        command.Validators.Add(OptionPlace.IsBehindCommand);
        root.Subcommands.Add(command);
    }

    private static void Fill(Command command)
    {
        var options = new SpssOptions();
        options.AddTo(command);
        CheckedAction.Set(command, options.Problems, (parsed, cancellationToken) => RunAsync(options, parsed, cancellationToken));
    }

    private static async Task<int> RunAsync(SpssOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using FakeBatchServer? fake = options.UsesFake(parsed) ? StartFake(options.IsInstant(parsed)) : null;
        await using ServiceProvider services = Composition.Build(options.Read(parsed), fake);

        // The container disposes of the workspace, which removes from the service what the run has left there.
        await services.GetRequiredService<TrainAndScore>().RunAsync(cancellationToken);
        return ExitCode.Ok;
    }

    private static FakeBatchServer StartFake(bool instant)
    {
        var fake = new FakeBatchServer(new FakeBatchServerOptions { Clock = instant ? ClockMode.AutoAdvance : ClockMode.System });
        fake.Spss.Options.PendingTime = TimeSpan.FromSeconds(0.3);
        fake.Spss.Options.RunningTime = TimeSpan.FromSeconds(1.5);
        return fake;
    }
}
