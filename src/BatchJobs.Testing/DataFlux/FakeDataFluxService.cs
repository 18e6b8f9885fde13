using System.Runtime.CompilerServices;

namespace BatchJobs.Testing.DataFlux;

/// <summary>The fake DataFlux service: what a test decides about it beforehand, and what it sees of it afterwards.</summary>
public sealed class FakeDataFluxService
{
    internal FakeDataFluxService(TimeProvider time, Lock gate)
    {
        Store = new DataFluxStore(time, gate, Options);
        JobFlows = Store.SeenFlows;
        Jobs = new FakeJobCollection<FakeDataFluxJob>(Store, Store.Jobs, "job");
    }

    /// <summary>Gets how the service behaves where its documents leave a choice.</summary>
    public DataFluxFakeOptions Options { get; } = new();

    /// <summary>Gets the job flows, as they stand now.</summary>
    public FakeDataFluxJobFlows JobFlows { get; }

    /// <summary>Gets the jobs, as they stand now.</summary>
    public FakeJobCollection<FakeDataFluxJob> Jobs { get; }

    /// <summary>Gets the latest 10,000 jobs that were deleted, or canceled and are gone, in the order in which they went, with their histories.</summary>
    public IReadOnlyList<FakeDataFluxJob> Removed => Store.Now<IReadOnlyList<FakeDataFluxJob>>(() => [.. Store.Jobs.Removed]);

    internal DataFluxStore Store { get; }

    /// <summary>
    /// Decides about the jobs that are executed from now on and that a test recognizes. Of several decisions that recognize
    /// a job, the latest counts.
    /// </summary>
    /// <param name="applies">Recognizes the jobs.</param>
    /// <param name="text">The predicate as it stands in the test, for messages; the compiler fills it in.</param>
    /// <returns>The plan for them.</returns>
    public DataFluxJobPlan WhenExecuted(Func<ExecutedDataFluxJob, bool> applies, [CallerArgumentExpression(nameof(applies))] string? text = null) => Store.AddPlan(applies, text);

    /// <summary>
    /// Adds a user, and with the first one turns security on: from then on, every request needs the credentials of a user.
    /// While there is none, everything runs as <c>PUBLIC</c>.
    /// </summary>
    /// <param name="name">The user's name, without a colon.</param>
    /// <param name="password">The user's password.</param>
    /// <param name="isAdministrator">Whether the user may do everything, whatever it is denied.</param>
    public void AddUser(string name, string password, bool isAdministrator = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(password);
        if (name.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{name}' has a colon, which ends a name in HTTP Basic credentials.", nameof(name));
        }

        Store.Now(() => Store.Users.Add(new DataFluxUser(name, password, isAdministrator)));
    }

    /// <summary>
    /// Denies a user a job flow: it is listed and its definition can be read, but its creation, its metadata, its content, its change,
    /// deletion and execution are answered with 403.
    /// </summary>
    /// <param name="userName">The name of a user that was added.</param>
    /// <param name="flowName">The job flow's name; it may come later.</param>
    /// <exception cref="ArgumentException">There is no such user.</exception>
    public void Deny(string userName, string flowName)
    {
        ArgumentNullException.ThrowIfNull(flowName);
        ChangeRights(userName, users => users.Deny(userName, flowName));
    }

    /// <summary>
    /// Denies a user a command, for all job flows: what needs it is answered with 403, before anything else in the request is checked.
    /// </summary>
    /// <param name="userName">The name of a user that was added.</param>
    /// <param name="command">The command.</param>
    /// <exception cref="ArgumentException">There is no such user.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="command"/> is not a member of <see cref="DataFluxCommand"/>.</exception>
    public void DenyCommand(string userName, DataFluxCommand command)
    {
        if (!Enum.IsDefined(command))
        {
            throw new ArgumentOutOfRangeException(nameof(command), command, "There is no such command.");
        }

        ChangeRights(userName, users => users.Deny(userName, command));
    }

    private void ChangeRights(string userName, Action<DataFluxUsers> change)
    {
        ArgumentNullException.ThrowIfNull(userName);
        Store.Now(() =>
        {
            if (!Store.Users.Contains(userName))
            {
                throw new ArgumentException($"There is no user '{userName}'. {Missing.Existing(Store.Users.Names)}", nameof(userName));
            }

            change(Store.Users);
        });
    }
}
