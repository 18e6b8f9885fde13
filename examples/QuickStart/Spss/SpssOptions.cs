using System.CommandLine;

namespace QuickStart.Spss;

/// <summary>The options of the command line, and how they become settings.</summary>
internal sealed class SpssOptions
{
    private const string FakeUrl = "https://spss.example.com";
    private static readonly string SampleStream = Path.Combine(AppContext.BaseDirectory, "drug1n.str");

    private readonly Option<string> url = new("--url")
    {
        HelpName = "URL",
        Description = "Address of a real service. Without it the built-in fake is used.",
    };

    private readonly Option<string> accessKey = new("--access-key")
    {
        HelpName = "KEY",
        Description = "The service's access key; or set SPSS_ACCESS_KEY.",
    };

    private readonly Option<FileInfo> stream = new("--stream")
    {
        HelpName = "PATH",
        Description = "Stream file to train with. Default: the sample drug1n.str.",
    };

    private readonly Option<string> host = new("--db-host")
    {
        HelpName = "HOST",
        Description = "Host of the database BLUDB.",
        DefaultValueFactory = _ => "dashdb.example.com",
    };

    private readonly Option<string> user = new("--db-user")
    {
        HelpName = "USER",
        Description = "Its user.",
        DefaultValueFactory = _ => "user",
    };

    private readonly Option<string> password = new("--db-password")
    {
        HelpName = "PASSWORD",
        Description = "Its password; or set SPSS_DATABASE_PASSWORD.",
    };

    private readonly Option<bool> instant = new("--instant") { Description = "Lets the fake server pass all waiting at once." };
    private readonly Option<bool> keep = new("--keep") { Description = "Leaves jobs and files at the service." };

    public bool UsesFake(ParseResult parsed) => parsed.GetValue(url) is null;

    public bool IsInstant(ParseResult parsed) => parsed.GetValue(instant);

    public void AddTo(Command command)
    {
        stream.AcceptExistingOnly();
        foreach (Option option in (Option[])[url, accessKey, stream, host, user, password, instant, keep])
        {
            command.Options.Add(option);
        }
    }

    public IEnumerable<string> Problems(ParseResult parsed) =>
        SpssRules.Problems(parsed.GetValue(url), parsed.GetValue(accessKey), parsed.GetValue(instant));

    public SpssSettings Read(ParseResult parsed) => new()
    {
        Url = new Uri(parsed.GetValue(url) ?? FakeUrl),
        AccessKey = parsed.GetValue(accessKey) ?? SpssRules.AccessKeyOfEnvironment ?? "sample-key",
        Stream = parsed.GetValue(stream) ?? new FileInfo(SampleStream),
        DatabaseHost = parsed.GetValue(host)!,
        DatabaseUser = parsed.GetValue(user)!,
        DatabasePassword = parsed.GetValue(password) ?? Environment.GetEnvironmentVariable("SPSS_DATABASE_PASSWORD") ?? "password",
        Keep = parsed.GetValue(keep),
    };
}
