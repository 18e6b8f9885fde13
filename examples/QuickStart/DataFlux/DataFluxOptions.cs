using System.CommandLine;

namespace QuickStart.DataFlux;

/// <summary>The options of the command line, and how they become settings.</summary>
internal sealed class DataFluxOptions
{
    private const string FakeUrl = "https://dataflux.example.com:21036";
    private static readonly string SampleFlow = Path.Combine(AppContext.BaseDirectory, "customers.djf");

    private readonly Option<string> url = new("--url")
    {
        HelpName = "URL",
        Description = "Address of a real server. Without it the built-in fake is used.",
    };

    private readonly Option<string> user = new("--user")
    {
        HelpName = "USER",
        Description = "User of a real server. Without it, the server must be one without security.",
    };

    private readonly Option<string> password = new("--password")
    {
        HelpName = "PASSWORD",
        Description = "The user's password; or set DATAFLUX_PASSWORD.",
    };

    private readonly Option<FileInfo> flow = new("--flow")
    {
        HelpName = "PATH",
        Description = "Job flow to execute, with the examples in its metadata as inputs. Default: the sample customers.djf.",
    };

    private readonly Option<bool> instant = new("--instant") { Description = "Lets the fake server pass all waiting at once." };
    private readonly Option<bool> keep = new("--keep") { Description = "Leaves flow and job at the server." };

    public bool UsesFake(ParseResult parsed) => parsed.GetValue(url) is null;

    public bool IsInstant(ParseResult parsed) => parsed.GetValue(instant);

    public void AddTo(Command command)
    {
        flow.AcceptExistingOnly();
        foreach (Option option in (Option[])[url, user, password, flow, instant, keep])
        {
            command.Options.Add(option);
        }
    }

    public IEnumerable<string> Problems(ParseResult parsed) =>
        DataFluxRules.Problems(parsed.GetValue(url), parsed.GetValue(user), parsed.GetValue(password), parsed.GetValue(instant));

    public DataFluxSettings Read(ParseResult parsed) => new()
    {
        Url = new Uri(parsed.GetValue(url) ?? FakeUrl),
        UserName = parsed.GetValue(user),
        Password = parsed.GetValue(user) is null ? null : parsed.GetValue(password) ?? DataFluxRules.PasswordOfEnvironment,
        Flow = parsed.GetValue(flow) ?? new FileInfo(SampleFlow),
        FlowIsSample = parsed.GetValue(flow) is null,
        Keep = parsed.GetValue(keep),
    };
}
