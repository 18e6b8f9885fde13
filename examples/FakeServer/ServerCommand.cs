using System.CommandLine;
using BatchJobs.Testing.Spss;

namespace FakeServer;

/// <summary>The command line: how the fake behaves, and where it listens.</summary>
internal static class ServerCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        HelpName = "URL",
        Description = "Where to listen; port 0 takes a free one.",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };

    private static readonly Option<double> Pending = new("--pending")
    {
        HelpName = "SECONDS",
        Description = "How long a job waits.",
        DefaultValueFactory = _ => 0.2,
    };

    private static readonly Option<double> Running = new("--running")
    {
        HelpName = "SECONDS",
        Description = "How long a job runs.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int?> Servers = new("--servers")
    {
        HelpName = "N",
        Description = "How many jobs run at once. Default: any number.",
    };

    private static readonly Option<string> AccessKey = new("--access-key")
    {
        HelpName = "KEY",
        Description = "The only access key to accept. Default: any.",
    };

    private static readonly Option<string> PublicUrl = new("--public-url")
    {
        HelpName = "URL",
        Description = "The address in what the server returns. Default: the one that was asked.",
    };

    public static RootCommand Create()
    {
        var root = new RootCommand("The IBM SPSS Modeler batch job service in memory: /pm/v1/jobs and /pm/v1/file. Stop it with Ctrl+C.")
        {
            Urls, Pending, Running, Servers, AccessKey, PublicUrl,
        };

        Urls.Validators.Add(OptionRules.IsHttp);
        PublicUrl.Validators.Add(OptionRules.IsHttpOrHttps);
        Pending.Validators.Add(OptionRules.IsDuration);
        Running.Validators.Add(OptionRules.IsDuration);
        Servers.Validators.Add(OptionRules.IsPositive);

        root.SetAction((parsed, stop) => Serving.RunAsync(parsed.GetValue(Urls)!, options => Configure(options, parsed), stop));
        return root;
    }

    private static void Configure(SpssFakeOptions options, ParseResult parsed)
    {
        options.PendingTime = TimeSpan.FromSeconds(parsed.GetValue(Pending));
        options.RunningTime = TimeSpan.FromSeconds(parsed.GetValue(Running));
        options.Servers = parsed.GetValue(Servers);
        options.AccessKey = parsed.GetValue(AccessKey);
        options.PublicUrl = parsed.GetValue(PublicUrl) is { } url ? new Uri(url) : null;
    }
}
