using System.CommandLine;
using BatchJobs.Testing;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

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

    private static readonly Option<double?> Pending = new("--pending")
    {
        HelpName = "SECONDS",
        Description = "How long a job waits. Default: 0.2 for SPSS, 0 for DataFlux; Vitam's never wait.",
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
        Description = "How many jobs run at once, of SPSS and of DataFlux. Default: any number.",
    };

    private static readonly Option<string> AccessKey = new("--access-key")
    {
        HelpName = "KEY",
        Description = "SPSS: the only access key to accept. Default: any.",
    };

    private static readonly Option<string> PublicUrl = new("--public-url")
    {
        HelpName = "URL",
        Description = "SPSS: the address in what the server returns. Default: the one that was asked.",
    };

    private static readonly Option<string[]> Users = new("--user")
    {
        HelpName = "NAME:PASSWORD",
        Description = "DataFlux: a user, not an administrator; repeat it for more. Default: no security, everything runs as PUBLIC.",
    };

    private static readonly Option<string> PlatformKey = new("--platform-key")
    {
        HelpName = "KEY",
        Description = "Vitam: the only platform key to accept. Default: any.",
    };

    public static RootCommand Create()
    {
        var root = new RootCommand(
            "Batch job services in memory: IBM SPSS Modeler at /pm/v1, SAS DataFlux at /SASDataMgmtBatchJob/rest, Vitam at /v1. Stop it with Ctrl+C.")
        {
            Urls, Pending, Running, Servers, AccessKey, PublicUrl, Users, PlatformKey,
        };

        Urls.Validators.Add(OptionRules.IsHttp);
        PublicUrl.Validators.Add(OptionRules.IsRoot);
        Pending.Validators.Add(OptionRules.IsDuration);
        Running.Validators.Add(OptionRules.IsDuration);
        Servers.Validators.Add(OptionRules.IsPositive);
        Users.Validators.Add(OptionRules.IsUser);
        AccessKey.Validators.Add(OptionRules.IsKey);
        PlatformKey.Validators.Add(OptionRules.IsKeyInHeader);

        root.SetAction((parsed, stop) => Serving.RunAsync(parsed.GetValue(Urls)!, server => Configure(server, parsed), stop));
        return root;
    }

    private static void Configure(FakeBatchServer server, ParseResult parsed)
    {
        Configure(server.Spss.Options, parsed);
        Configure(server.DataFlux.Options, parsed);
        Configure(server.Vitam.Options, parsed);
        foreach (string[] user in parsed.GetValue(Users)!.Select(text => text.Split(':', 2)))
        {
            server.DataFlux.AddUser(user[0], user[1]);
        }
    }

    private static void Configure(SpssFakeOptions options, ParseResult parsed)
    {
        options.PendingTime = TimeSpan.FromSeconds(parsed.GetValue(Pending) ?? 0.2);
        options.RunningTime = TimeSpan.FromSeconds(parsed.GetValue(Running));
        options.Servers = parsed.GetValue(Servers);
        options.AccessKey = parsed.GetValue(AccessKey);
        options.PublicUrl = parsed.GetValue(PublicUrl) is { } url ? new Uri(url) : null;
    }

    private static void Configure(DataFluxFakeOptions options, ParseResult parsed)
    {
        options.QueuedTime = TimeSpan.FromSeconds(parsed.GetValue(Pending) ?? 0);
        options.RunningTime = TimeSpan.FromSeconds(parsed.GetValue(Running));
        options.Servers = parsed.GetValue(Servers);
    }

    private static void Configure(VitamFakeOptions options, ParseResult parsed)
    {
        options.RunningTime = TimeSpan.FromSeconds(parsed.GetValue(Running));
        options.PlatformKey = parsed.GetValue(PlatformKey);
    }
}
