using System.CommandLine;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart.Vitam;

/// <summary>The command <c>vitam</c>.</summary>
internal static class VitamCommand
{
    public static void AddTo(RootCommand root)
    {
        var command = new Command("vitam", "Vitam: asks a worker how it is, submits a step and waits for its task.");
        var options = new VitamOptions();
        options.AddTo(command);
        CheckedAction.Set(command, options.Problems, (parsed, cancellationToken) => RunAsync(options, parsed, cancellationToken));
        command.Validators.Add(OptionPlace.IsBehindCommand);
        root.Subcommands.Add(command);
    }

    private static async Task<int> RunAsync(VitamOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using FakeBatchServer? fake = options.UsesFake(parsed) ? StartFake(options.IsInstant(parsed)) : null;
        await using ServiceProvider services = Composition.Build(options.Read(parsed), fake);
        await services.GetRequiredService<SubmitStep>().RunAsync(cancellationToken);
        return ExitCode.Ok;
    }

    private static FakeBatchServer StartFake(bool instant)
    {
        var fake = new FakeBatchServer(new FakeBatchServerOptions { Clock = instant ? ClockMode.AutoAdvance : ClockMode.System });
        fake.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromSeconds(2)).ThenSucceed("https://storage.example.com/v1/results/1");
        return fake;
    }
}
