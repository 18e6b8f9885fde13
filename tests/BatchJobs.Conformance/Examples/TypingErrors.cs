using System.Diagnostics;

namespace BatchJobs.Conformance.Examples;

/// <summary>Whatever is mistyped on the command lines of the examples is told in words, with exit code 2.</summary>
public sealed class TypingErrors
{
    [Theory(Timeout = 60_000)]
    [InlineData("--url")]
    [InlineData("--url x --instant=perhaps")]
    [InlineData("--url not-an-address --access-key k")]
    [InlineData("--url https://a.example --url https://b.example")]
    [InlineData("--access-key")]
    [InlineData("--access-key k")]
    [InlineData("--stream")]
    [InlineData("--stream no-such-file")]
    [InlineData("--instant --url https://a.example --access-key k")]
    [InlineData("--db-host")]
    [InlineData("--nonsense")]
    [InlineData("nonsense")]
    [InlineData("--instant spss")]
    [InlineData("spss --url")]
    [InlineData("dataflux --url")]
    [InlineData("dataflux --url https://a.example --user")]
    [InlineData("dataflux --password")]
    [InlineData("dataflux --user ann")]
    [InlineData("dataflux --keep=perhaps")]
    [InlineData("vitam --url")]
    [InlineData("vitam --tenant none")]
    [InlineData("vitam --url https://a.example --tenant")]
    [InlineData("vitam --url http://a.example --platform-key k")]
    [InlineData("vitam --platform-key")]
    public Task In_QuickStart(string arguments) => AreToldAsync("QuickStart", arguments);

    [Theory(Timeout = 60_000)]
    [InlineData("--urls")]
    [InlineData("--urls nonsense")]
    [InlineData("--urls https://127.0.0.1:0")]
    [InlineData("--urls http://127.0.0.1:0/path?query")]
    [InlineData("--urls http://127.0.0.1:0 --urls http://127.0.0.1:0")]
    [InlineData("--pending")]
    [InlineData("--pending soon")]
    [InlineData("--running -1")]
    [InlineData("--running NaN")]
    [InlineData("--running 1e400")]
    [InlineData("--servers 0")]
    [InlineData("--servers 99999999999")]
    [InlineData("--user")]
    [InlineData("--user ann")]
    [InlineData("--user ann:a --user ann:b")]
    [InlineData("--public-url")]
    [InlineData("--public-url nonsense")]
    [InlineData("--public-url https://a.example?query")]
    [InlineData("--access-key")]
    [InlineData("--platform-key")]
    [InlineData("--nonsense")]
    [InlineData("nonsense")]
    public Task In_FakeServer(string arguments) => AreToldAsync("FakeServer", arguments);

    private static async Task AreToldAsync(string program, string arguments)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program + ".dll"), .. arguments.Split(' ')])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };

        using Process process = Process.Start(start)!;
        await using CancellationTokenRegistration _ = cancellationToken.Register(process.Kill);
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        string errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);

        errors.Should().StartWith("Error: ").And.NotContain("Unhandled exception").And.NotContain("   at ");
        (await output).Should().BeEmpty();
        process.ExitCode.Should().Be(2);
    }
}
