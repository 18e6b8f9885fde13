using System.Text;

namespace BatchJobs.Testing.DataFlux;

/// <summary>The users of the server and what they are denied. Security is off until there is a user.</summary>
internal sealed class DataFluxUsers
{
    private const string Scheme = "Basic ";

    private readonly Dictionary<string, DataFluxUser> users = new(StringComparer.Ordinal);
    private readonly List<(string UserName, string FlowName)> denials = [];
    private readonly HashSet<(string UserName, DataFluxCommand Command)> deniedCommands = [];

    public void Add(DataFluxUser user) => users[user.Name] = user;

    /// <summary>Takes over the users of another service.</summary>
    public void CopyFrom(DataFluxUsers source)
    {
        users.Clear();
        denials.Clear();
        deniedCommands.Clear();
        foreach (DataFluxUser user in source.users.Values)
        {
            Add(user);
        }

        denials.AddRange(source.denials);
        deniedCommands.UnionWith(source.deniedCommands);
    }

    public IEnumerable<string> Names => users.Keys;

    public bool Contains(string userName) => users.ContainsKey(userName);

    public void Deny(string userName, string flowName) => denials.Add((userName, flowName));

    public void Deny(string userName, DataFluxCommand command) => deniedCommands.Add((userName, command));

    /// <summary>Whose credentials these are; null when they are nobody's.</summary>
    public DataFluxUser? Authenticate(string? authorization)
    {
        if (users.Count == 0)
        {
            return DataFluxUser.Public;
        }

        return Credentials(authorization) is var (name, password) && users.TryGetValue(name, out DataFluxUser? user) && user.Password == password
            ? user
            : null;
    }

    /// <summary>Whether a user may use a job flow; administrators may use all.</summary>
    public bool MayUse(DataFluxUser user, string flowName, DataFluxFlowName names) =>
        user.IsAdministrator || !denials.Exists(denial => denial.UserName == user.Name && names.AreSame(denial.FlowName, flowName));

    /// <summary>Whether a user may give a command; administrators may give any.</summary>
    public bool MayGive(DataFluxUser user, DataFluxCommand command) => user.IsAdministrator || !deniedCommands.Contains((user.Name, command));

    private static (string Name, string Password)? Credentials(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string encoded = authorization[Scheme.Length..].Trim();
        byte[] bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out int length))
        {
            return null;
        }

        string[] parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts is [var name, var password] ? (name, password) : null;
    }
}
