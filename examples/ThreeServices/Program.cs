using BatchJobs.Client;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using ThreeServices;

const string Usage = """
    Submits a job to each of the three services, here the built-in fake, and waits for all of them.
    Usage: ThreeServices [--instant]    --instant lets the fake server pass all waiting at once.
    """;

if (args.Any(arg => arg is "--help" or "-h" or "-?"))
{
    Console.WriteLine(Usage);
    return 0;
}

if (args is not ([] or ["--instant"]))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

await using FakeBatchServer fake = SampleServer.Start(instant: args.Length == 1);
await using ServiceProvider services = Composition.Build(fake);
try
{
    IReadOnlyList<ServiceJob> jobs = await services.GetRequiredService<Submissions>().SubmitAllAsync(interrupted.Token);
    bool allSucceeded = await JobBoard.ShowAsync(OpenConsole(), jobs, interrupted.Token);
    return allSucceeded ? 0 : 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Interrupted.");
    return 130;
}
catch (Exception exception) when (exception is BatchJobException or TimeoutException)
{
    Console.Error.WriteLine($"Error: {exception.Message}");
    return 1;
}

// A file gets no colours.
static IAnsiConsole OpenConsole() => Console.IsOutputRedirected
    ? AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors })
    : AnsiConsole.Console;
