namespace BatchJobs.Testing.DataFlux;

/// <summary>
/// How the fake DataFlux service behaves where its documents leave a choice. Each default is the likeliest reading; the
/// package's README lists them as assumptions.
/// </summary>
public sealed class DataFluxFakeOptions
{
    /// <summary>Gets or sets how long a job is queued, unless the test says otherwise. Default: not at all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan QueuedTime
    {
        get;
        set => field = OptionRules.Time(value);
    } = TimeSpan.Zero;

    /// <summary>Gets or sets how long a job runs, unless the test says otherwise. Default: 5 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan RunningTime
    {
        get;
        set => field = OptionRules.Time(value);
    } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how long the signal to cancel takes; the job is running till then. Default: 1 second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan CancelingTime
    {
        get;
        set => field = OptionRules.Time(value);
    } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets how many jobs can run at once; the others wait their turn, with 0 all of them. Default: null, any number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int? Servers
    {
        get;
        set
        {
            int? checkedValue = OptionRules.Servers(value);
            ServersChanging?.Invoke();
            field = checkedValue;
        }
    }

    /// <summary>Gets or sets what lets happen what was due while there were as many servers as before.</summary>
    internal Action? ServersChanging { get; set; }

    /// <summary>
    /// Gets or sets whether jobs wait when all servers are busy, as with <c>DMSERVER/JOBS_QUEUE</c>; else executing one is answered with
    /// 500. Default: true.
    /// </summary>
    public bool QueueWhenBusy { get; set; } = true;

    /// <summary>Gets or sets the largest content of a job flow, in bytes; what is larger is answered with 413. Default: 16 MiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long MaxContentBytes
    {
        get;
        set => field = OptionRules.Limit(value);
    } = 16 * 1024 * 1024;

    /// <summary>
    /// Gets or sets where jobs are canceled, relative to the base address, with <c>{id}</c> for the job's identifier in the path or in the
    /// query. No document gives it, and clients must follow the link. Default: <c>/jobs/{id}/cancel</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The fake would not know the link again, or would take <see cref="KillLink"/> for it.</exception>
    public string CancelLink
    {
        get;
        set
        {
            DataFluxLinkTemplate.Check(value, cancel: value, kill: KillLink);
            field = value;
        }
    } = "/jobs/{id}/cancel";

    /// <summary>Gets or sets where jobs are killed, written as <see cref="CancelLink"/>. Default: <c>/jobs/{id}/kill</c>.</summary>
    /// <exception cref="ArgumentException">The fake would not know the link again, or would take it for <see cref="CancelLink"/>.</exception>
    public string KillLink
    {
        get;
        set
        {
            DataFluxLinkTemplate.Check(value, cancel: CancelLink, kill: value);
            field = value;
        }
    } = "/jobs/{id}/kill";

    /// <summary>
    /// Gets or sets the status that cancel and kill are answered with. Default: 200, with a collection of the one job; 204 is without a
    /// body.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no status of a success, 200 to 299.</exception>
    public int CancelStatus
    {
        get;
        set => field = OptionRules.Success(value);
    } = 200;

    /// <summary>Gets or sets the state of a killed job, <c>canceled</c> or <c>failed</c>. Default: <c>canceled</c>.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public string StateAfterKill
    {
        get;
        set => field = value is DataFluxLifecycle.Canceled or DataFluxLifecycle.Failed
            ? value
            : throw new ArgumentException($"A killed job is '{DataFluxLifecycle.Canceled}' or '{DataFluxLifecycle.Failed}', not '{value}'.", nameof(value));
    } = DataFluxLifecycle.Canceled;

    /// <summary>Gets or sets the status for the deletion of a job that is queued or running. Default: 409; the likely alternative is 400.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no status of an error, 400 to 599.</exception>
    public int DeleteWhileRunningStatus
    {
        get;
        set => field = OptionRules.Error(value);
    } = 409;

    /// <summary>Gets or sets the status for cancelling or killing a job that has no such links. Default: 409; the likely alternatives are 400 and 404.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no status of an error, 400 to 599.</exception>
    public int CancelWithoutLinkStatus
    {
        get;
        set => field = OptionRules.Error(value);
    } = 409;

    /// <summary>Gets or sets the status for an identifier that is not Base64. Default: 400; the likely alternative is 404.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no status of an error, 400 to 599.</exception>
    public int MalformedIdStatus
    {
        get;
        set => field = OptionRules.Error(value);
    } = 400;

    /// <summary>
    /// Gets or sets the status for two filters, a state that does not exist, and a deletion by another state than a finished one. Default:
    /// 400; the likely alternative is 500.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no status of an error, 400 to 599.</exception>
    public int WrongFilterStatus
    {
        get;
        set => field = OptionRules.Error(value);
    } = 400;

    /// <summary>Gets or sets whether names of job flows differ by case, as on UNIX. Default: true.</summary>
    public bool NameIsCaseSensitive { get; set; } = true;

    /// <summary>
    /// Gets or sets whether a backslash in the name of a job flow separates, as on Windows; it is then written as a slash. Default: false,
    /// such a name is invalid.
    /// </summary>
    public bool BackslashSeparatesNames { get; set; }

    /// <summary>
    /// Gets or sets whether the upload of a job flow needs its content type, <c>application/vnd.sas.datamgmt.jobflow+json</c>; another one is
    /// answered with 400. Default: false, any is accepted.
    /// </summary>
    public bool UploadNeedsContentType { get; set; }

    /// <summary>
    /// Gets or sets what reads the description of a job flow out of its content, when it is uploaded, updated or added by the test;
    /// <see langword="null"/> from it means that the server does not know the description, and leaves the member out. Default:
    /// <see langword="null"/>, the description of an uploaded job flow is empty, and an update keeps it.
    /// </summary>
    /// <remarks>
    /// The format of the content is not public, so only the test can know. If it throws, the request is answered with 500 and
    /// what it threw, and changes nothing.
    /// </remarks>
    public Func<byte[], string?>? ReadDescription { get; set; }

    /// <summary>Gets or sets whether errors are explained in a body. Default: true.</summary>
    public bool ErrorBodies { get; set; } = true;

    /// <summary>Gets or sets the server's time zone, as an offset from Greenwich Mean Time. Default: -300, US Eastern Standard Time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is further than 14 hours away.</exception>
    public int MinutesFromGmt
    {
        get;
        set => field = OptionRules.MinutesFromGmt(value);
    } = -300;

    /// <summary>Gets or sets whether a queued job has links to cancel and kill it. Default: false, only a running one.</summary>
    public bool QueuedJobsHaveCancelLinks { get; set; }

    /// <summary>
    /// Gets or sets whether everybody may cancel, kill and delete jobs of others; else only their owners and administrators may, and the
    /// others are answered with 403, also when they delete by a state in which one such job is. Default: true.
    /// </summary>
    public bool OthersMayChangeJobs { get; set; } = true;

    /// <summary>Gets or sets whether only administrators may unload engines, once there are users. Default: true.</summary>
    public bool AdministratorsOnlyDeleteEngines { get; set; } = true;

    /// <summary>
    /// Gets or sets whether the engines of running jobs are unloaded too, which ends these jobs as if they were killed. Default: false, only
    /// idle engines are.
    /// </summary>
    public bool EnginesDeletionKillsRunningJobs { get; set; }

    /// <summary>Takes over all values of other options.</summary>
    internal void CopyFrom(DataFluxFakeOptions source)
    {
        QueuedTime = source.QueuedTime;
        RunningTime = source.RunningTime;
        CancelingTime = source.CancelingTime;
        Servers = source.Servers;
        QueueWhenBusy = source.QueueWhenBusy;
        MaxContentBytes = source.MaxContentBytes;
        // A link is refused that is the other one, which may be the one that is about to be replaced.
        KillLink = "/jobs/{id}/replaced";
        CancelLink = source.CancelLink;
        KillLink = source.KillLink;
        CancelStatus = source.CancelStatus;
        StateAfterKill = source.StateAfterKill;
        DeleteWhileRunningStatus = source.DeleteWhileRunningStatus;
        CancelWithoutLinkStatus = source.CancelWithoutLinkStatus;
        MalformedIdStatus = source.MalformedIdStatus;
        WrongFilterStatus = source.WrongFilterStatus;
        NameIsCaseSensitive = source.NameIsCaseSensitive;
        BackslashSeparatesNames = source.BackslashSeparatesNames;
        UploadNeedsContentType = source.UploadNeedsContentType;
        ReadDescription = source.ReadDescription;
        ErrorBodies = source.ErrorBodies;
        MinutesFromGmt = source.MinutesFromGmt;
        QueuedJobsHaveCancelLinks = source.QueuedJobsHaveCancelLinks;
        OthersMayChangeJobs = source.OthersMayChangeJobs;
        AdministratorsOnlyDeleteEngines = source.AdministratorsOnlyDeleteEngines;
        EnginesDeletionKillsRunningJobs = source.EnginesDeletionKillsRunningJobs;
    }
}
