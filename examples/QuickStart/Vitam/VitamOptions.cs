using System.CommandLine;

namespace QuickStart.Vitam;

/// <summary>The options of the command line, and how they become settings.</summary>
internal sealed class VitamOptions
{
    private const string FakeUrl = "https://worker.example.com";

    private readonly Option<string> url = new("--url")
    {
        HelpName = "URL",
        Description = "Address of a real worker. Without it the built-in fake is used.",
    };

    private readonly Option<string> platformKey = new("--platform-key")
    {
        HelpName = "KEY",
        Description = "Platform key of a real worker; or set VITAM_PLATFORM_KEY.",
    };

    private readonly Option<int?> tenant = new("--tenant")
    {
        HelpName = "NUMBER",
        Description = "Tenant on whose behalf the task runs. Default: none is named.",
    };

    private readonly Option<bool> insecure = new("--allow-http") { Description = "Lets the key travel over plain http, as inside a platform." };
    private readonly Option<bool> instant = new("--instant") { Description = "Lets the fake server pass all waiting at once." };

    public bool UsesFake(ParseResult parsed) => parsed.GetValue(url) is null;

    public bool IsInstant(ParseResult parsed) => parsed.GetValue(instant);

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[url, platformKey, tenant, insecure, instant])
        {
            command.Options.Add(option);
        }
    }

    public IEnumerable<string> Problems(ParseResult parsed) =>
        VitamRules.Problems(parsed.GetValue(url), parsed.GetValue(platformKey), parsed.GetValue(insecure), parsed.GetValue(instant));

    public VitamSettings Read(ParseResult parsed) => new()
    {
        Url = new Uri(parsed.GetValue(url) ?? FakeUrl),
        PlatformKey = parsed.GetValue(platformKey) ?? VitamRules.KeyOfEnvironment ?? "sample-key",
        TenantId = parsed.GetValue(tenant),
        AllowInsecureHttp = parsed.GetValue(insecure),
    };
}
