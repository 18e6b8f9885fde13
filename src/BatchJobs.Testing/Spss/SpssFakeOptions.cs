namespace BatchJobs.Testing.Spss;

/// <summary>
/// How the fake SPSS service behaves where its documents leave a choice. Each default is the likeliest reading; the package's
/// README lists them as assumptions.
/// </summary>
public sealed class SpssFakeOptions
{
    /// <summary>How long a job is pending, unless the test says otherwise. Default: 1 second.</summary>
    public TimeSpan PendingTime
    {
        get;
        set => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A time cannot be negative.");
    } = TimeSpan.FromSeconds(1);

    /// <summary>How long a job runs, unless the test says otherwise. Default: 5 seconds.</summary>
    public TimeSpan RunningTime
    {
        get;
        set => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A time cannot be negative.");
    } = TimeSpan.FromSeconds(5);

    /// <summary>How long a running job takes to be canceled. Default: 1 second.</summary>
    public TimeSpan CancelingTime
    {
        get;
        set => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A time cannot be negative.");
    } = TimeSpan.FromSeconds(1);

    /// <summary>How many jobs can run at once; the others wait their turn, with 0 all of them. Default: null, any number.</summary>
    public int? Servers
    {
        get;
        set => field = value is not < 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There cannot be fewer than no servers.");
    }

    /// <summary>The only key that is accepted. Default: null, any key but none at all.</summary>
    public string? AccessKey { get; set; }

    /// <summary>
    /// What stands before <c>/pm/v1</c> in the addresses that the service returns, for example
    /// <c>https://palbyp.pmservice.ibmcloud.com</c>. Default: null, the address that the caller used.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The status for a job that is submitted again while it runs. Default: 500; the likely alternative is 409.</summary>
    public int ResubmitWhileRunningStatus { get; set; } = 500;

    /// <summary>The status for a wrong or missing access key. Default: 401.</summary>
    public int WrongKeyStatus { get; set; } = 401;

    /// <summary>
    /// Whether a canceled job stays, as CANCELED, until it is deleted once more; deleting a running job then counts 0.
    /// Default: false, it is counted at once and gone when its cancellation is done.
    /// </summary>
    public bool CanceledJobsStay { get; set; }

    /// <summary>Whether <c>GET /file</c> lists the results of jobs beside the uploaded files. Default: false.</summary>
    public bool ListResults { get; set; }

    /// <summary>Region and service instance, as they show in the members <c>namespace</c> and <c>storageId</c>.</summary>
    public string Namespace { get; set; } = "us-south$5e3c0a52-0d0b-4b6e-9d5a-2f1b7c9f8a10";

    /// <summary>Who creates the jobs, as it shows in the member <c>creater</c>.</summary>
    public string Tenant { get; set; } =
        "Tenant [instanceId=5e3c0a52-0d0b-4b6e-9d5a-2f1b7c9f8a10, planId=7d1e2c44-93f5-4e0c-8a57-6b0f4d2e1c30, appId=null, enable=true]";

    /// <summary>The document builder nodes of every stream: their names and the report formats that each can produce.</summary>
    public IReadOnlyList<SpssDocumentNode> DocumentNodes { get; set; } =
    [
        new("Analysis", "HTML", "RTF", "SAV", "TAB", "XML"),
        new("Evaluation", "HTML", "JPG", "PNG", "XML"),
    ];
}
