namespace BatchJobs.Testing.Vitam;

/// <summary>
/// How the fake Vitam service behaves where its document leaves a choice. Each default is the likeliest reading; the package's
/// README lists them as assumptions.
/// </summary>
public sealed class VitamFakeOptions
{
    /// <summary>Gets or sets how long a task runs, unless the test says otherwise. Default: 5 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan RunningTime
    {
        get;
        set => field = OptionRules.Time(value);
    } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets the only value of <c>X-Vitam-Key</c> that is accepted. Default: null, any but an empty one.</summary>
    /// <exception cref="ArgumentException">It begins or ends with a blank, and so no header can carry it.</exception>
    public string? PlatformKey
    {
        get;
        set => field = value is [' ' or '\t', ..] or [.., ' ' or '\t']
            ? throw new ArgumentException("A key has no blanks at its ends, for they are no part of a header's value.", nameof(value))
            : value;
    }

    /// <summary>Gets or sets the word for the state of a task that runs. Default: <c>running</c>.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public string RunningState
    {
        get;
        set => field = OptionRules.Given(value);
    } = "running";

    /// <summary>Gets or sets the word for the state of a task that has succeeded. Default: <c>done</c>, the only one that is documented.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public string DoneState
    {
        get;
        set => field = OptionRules.Given(value);
    } = "done";

    /// <summary>Gets or sets the word for the state of a task that has failed. Default: <c>done</c>; the member <c>error</c> tells that it failed.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public string FailedState
    {
        get;
        set => field = OptionRules.Given(value);
    } = "done";

    /// <summary>Gets or sets the word for the state of a task that was canceled. Default: <c>canceled</c>.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public string CanceledState
    {
        get;
        set => field = OptionRules.Given(value);
    } = "canceled";

    /// <summary>Gets or sets the type of a task, unless the test says otherwise: nothing in a submission tells it. Default: <c>ingest</c>.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public string TaskType
    {
        get;
        set => field = OptionRules.Given(value);
    } = "ingest";

    /// <summary>Gets or sets how many tasks <c>GET /tasks</c> lists at most (<c>hits.limit</c>). Default: 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int ListLimit
    {
        get;
        set => field = OptionRules.Limit(value);
    } = 100;

    /// <summary>Gets or sets whether lists say that they are incomplete for lack of time (<c>hits.time_out</c>). Default: false.</summary>
    public bool ListTimedOut { get; set; }

    /// <summary>Gets or sets whether <c>GET /tasks</c> lists tasks that are over beside the running ones. Default: false.</summary>
    public bool ListFinishedTasks { get; set; }

    /// <summary>Gets or sets how long after a task's end its result expires (<c>expiration_date</c>). Default: null, the date is null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan? ResultLifetime
    {
        get;
        set => field = OptionRules.Time(value);
    }

    /// <summary>Gets or sets the version that every answer tells (<c>FullApiVersion</c>). Default: <c>V1.25</c>.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public string ApiVersion
    {
        get;
        set => field = OptionRules.Given(value);
    } = "V1.25";

    /// <summary>Gets or sets the instance's identifier, as <c>GET /status</c> tells it. Default: <c>abcdef</c>.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public string InstanceId
    {
        get;
        set => field = OptionRules.Given(value);
    } = "abcdef";

    /// <summary>Gets or sets the service's name, as <c>GET /status</c> tells it. Default: <c>worker</c>.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public string ServiceName
    {
        get;
        set => field = OptionRules.Given(value);
    } = "worker";

    /// <summary>
    /// Gets or sets whether a request's own <c>X-Request-Id</c> names it in its response, as software does that was built later than the
    /// document. Default: false, the service names every request itself.
    /// </summary>
    public bool EchoRequestIds { get; set; }

    /// <summary>
    /// Gets or sets whether <c>GET /status</c> is answered with 204 and without a body, whatever the status is, as software does that was
    /// built later than the document. Default: false.
    /// </summary>
    public bool StatusWithoutBody { get; set; }

    /// <summary>
    /// Gets or sets whether errors, but the 503 of <c>GET /status</c>, have a body: <c>httpCode</c>, <c>code</c>, <c>context</c>,
    /// <c>state</c>, <c>message</c> and <c>description</c>, as in the same product's later documents. Default: false, for this
    /// document gives errors none.
    /// </summary>
    public bool ErrorBodies { get; set; }

    /// <summary>Takes over all values of other options.</summary>
    internal void CopyFrom(VitamFakeOptions source)
    {
        RunningTime = source.RunningTime;
        PlatformKey = source.PlatformKey;
        RunningState = source.RunningState;
        DoneState = source.DoneState;
        FailedState = source.FailedState;
        CanceledState = source.CanceledState;
        TaskType = source.TaskType;
        ListLimit = source.ListLimit;
        ListTimedOut = source.ListTimedOut;
        ListFinishedTasks = source.ListFinishedTasks;
        ResultLifetime = source.ResultLifetime;
        ApiVersion = source.ApiVersion;
        InstanceId = source.InstanceId;
        ServiceName = source.ServiceName;
        EchoRequestIds = source.EchoRequestIds;
        StatusWithoutBody = source.StatusWithoutBody;
        ErrorBodies = source.ErrorBodies;
    }
}
