namespace BatchJobs.Testing.Spss;

/// <summary>
/// How the fake SPSS service behaves where its documents leave a choice. Each default is the likeliest reading; the package's
/// README lists them as assumptions.
/// </summary>
public sealed class SpssFakeOptions
{
    /// <summary>Gets or sets how long a job is pending, unless the test says otherwise. Default: 1 second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan PendingTime
    {
        get;
        set => field = OptionRules.Time(value);
    } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets how long a job runs, unless the test says otherwise. Default: 5 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan RunningTime
    {
        get;
        set => field = OptionRules.Time(value);
    } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how long a running job takes to be canceled. Default: 1 second.</summary>
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

    /// <summary>Gets or sets the only key that is accepted. Default: null, any key but none at all.</summary>
    public string? AccessKey { get; set; }

    /// <summary>
    /// Gets or sets what stands before <c>/pm/v1</c> in the addresses that the service returns, for example
    /// <c>https://palbyp.pmservice.ibmcloud.com</c>. Default: null, the address that the caller used.
    /// </summary>
    /// <exception cref="ArgumentException">It is not absolute.</exception>
    public Uri? PublicUrl
    {
        get;
        set => field = value is null or { IsAbsoluteUri: true }
            ? value
            : throw new ArgumentException($"'{value}' is no absolute address, such as 'https://pm.example.com'.", nameof(value));
    }

    /// <summary>Gets or sets the status for a job that is submitted again while it runs. Default: 500; the likely alternative is 409.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no status of an error, 400 to 599.</exception>
    public int ResubmitWhileRunningStatus
    {
        get;
        set => field = OptionRules.Error(value);
    } = 500;

    /// <summary>Gets or sets the status for a wrong or missing access key. Default: 401.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no status of an error, 400 to 599.</exception>
    public int WrongKeyStatus
    {
        get;
        set => field = OptionRules.Error(value);
    } = 401;

    /// <summary>
    /// Gets or sets the status for a body whose content type the operation does not consume: <c>application/json</c> for jobs,
    /// <c>multipart/form-data</c> for files, with parameters or without. Default: 415. With <see langword="null"/>, the content type of a job
    /// is not checked. A request without a content type or without a body is not refused for its type.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no status of an error, 400 to 599.</exception>
    public int? WrongContentTypeStatus
    {
        get;
        set => field = OptionRules.Error(value);
    } = 415;

    /// <summary>
    /// Gets or sets whether a table exists only when it is among <see cref="FakeSpssService.Tables"/>: a job that reads from another one, or
    /// writes to it with <c>Append</c> or <c>Refresh</c>, fails. Default: false, such a table is taken to exist.
    /// </summary>
    public bool TablesMustExist { get; set; }

    /// <summary>
    /// Gets or sets whether a canceled job stays, as CANCELED, until it is deleted once more; deleting a running job then counts 0.
    /// Default: false, it is counted at once and gone when its cancellation is done.
    /// </summary>
    public bool CanceledJobsStay { get; set; }

    /// <summary>Gets or sets whether <c>GET /file</c> lists the results of jobs beside the uploaded files. Default: false.</summary>
    public bool ListResults { get; set; }

    /// <summary>Gets or sets region and service instance, as they show in the members <c>namespace</c> and <c>storageId</c>.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public string Namespace
    {
        get;
        set => field = OptionRules.Given(value);
    } = "us-south$5e3c0a52-0d0b-4b6e-9d5a-2f1b7c9f8a10";

    /// <summary>Gets or sets who creates the jobs, as it shows in the member <c>creater</c>.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public string Tenant
    {
        get;
        set => field = OptionRules.Given(value);
    } = "Tenant [instanceId=5e3c0a52-0d0b-4b6e-9d5a-2f1b7c9f8a10, planId=7d1e2c44-93f5-4e0c-8a57-6b0f4d2e1c30, appId=null, enable=true]";

    /// <summary>Gets or sets the document builder nodes of every stream: their names and the report formats that each can produce.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public IReadOnlyList<SpssDocumentNode> DocumentNodes
    {
        get;
        set => field = OptionRules.Given(value);
    } =
    [
        new("Analysis", "HTML", "RTF", "SAV", "TAB", "XML"),
        new("Evaluation", "HTML", "JPG", "PNG", "XML"),
    ];

    /// <summary>Takes over all values of other options.</summary>
    internal void CopyFrom(SpssFakeOptions source)
    {
        PendingTime = source.PendingTime;
        RunningTime = source.RunningTime;
        CancelingTime = source.CancelingTime;
        Servers = source.Servers;
        AccessKey = source.AccessKey;
        PublicUrl = source.PublicUrl;
        ResubmitWhileRunningStatus = source.ResubmitWhileRunningStatus;
        WrongKeyStatus = source.WrongKeyStatus;
        WrongContentTypeStatus = source.WrongContentTypeStatus;
        TablesMustExist = source.TablesMustExist;
        CanceledJobsStay = source.CanceledJobsStay;
        ListResults = source.ListResults;
        Namespace = source.Namespace;
        Tenant = source.Tenant;
        DocumentNodes = source.DocumentNodes;
    }
}

/// <summary>A document builder node of a stream.</summary>
public sealed class SpssDocumentNode
{
    /// <summary>Describes a node.</summary>
    /// <param name="name">Its name, which becomes the document's.</param>
    /// <param name="formats">The report formats that it can produce.</param>
    public SpssDocumentNode(string name, params string[] formats)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(formats);
        Name = name;
        Formats = [.. formats];
    }

    /// <summary>Gets the node's name.</summary>
    public string Name { get; }

    /// <summary>Gets the report formats that it can produce.</summary>
    public IReadOnlyList<string> Formats { get; }
}
