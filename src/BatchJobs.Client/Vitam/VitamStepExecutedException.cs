namespace BatchJobs.Client.Vitam;

/// <summary>
/// The exception that is thrown when the worker answered a submission with the status of the step, which it ran within the request,
/// and not with a task.
/// </summary>
/// <remarks>
/// The response was not lost, and the step has been run: whether it succeeded is in <see cref="ItemStatus"/>. There is no task that
/// could be waited for or canceled. A worker that was built later than the document answers so.
/// </remarks>
public sealed class VitamStepExecutedException : BatchJobException
{
    private const int LongestShown = 200;

    /// <summary>Initializes a new instance of the <see cref="VitamStepExecutedException"/> class.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="itemStatus">What has become of the step.</param>
    /// <param name="responseMetadata">
    /// The information from the headers of the response. Default: <see langword="null"/>, none.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="itemStatus"/> is <see langword="null"/>.</exception>
    public VitamStepExecutedException(string message, VitamItemStatus itemStatus, VitamResponseMetadata? responseMetadata = null)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(itemStatus);
        ItemStatus = itemStatus;
        ResponseMetadata = responseMetadata ?? VitamResponseMetadata.None;
    }

    /// <summary>
    /// Gets what has become of the step; the key is masked as in all results, see <see cref="VitamClientOptions.PlatformKey"/>.
    /// </summary>
    public VitamItemStatus ItemStatus { get; }

    /// <summary>Gets the information from the headers of the response.</summary>
    public VitamResponseMetadata ResponseMetadata { get; }

    /// <summary>The exception for a response to a submission; null when it has no item status.</summary>
    internal static VitamStepExecutedException? Of(ResponseContent response)
    {
        if (VitamItemStatus.Find(response.Utf8Body) is not { } status)
        {
            return null;
        }

        Call call = response.Call;
        var redactor = new VitamRedactor(call.Settings);
        VitamResponseMetadata metadata = redactor.Read(response.Response);
        string reference = ErrorDetails.Reference(metadata.RequestId is { } id ? call.Masked(id) : null, call.ClientRequestId);
        string said = call.Masked(status.ToString());
        string shown = said.Length > LongestShown ? said[..LongestShown] + "…" : said;
        return new VitamStepExecutedException(
            $"{call.Name} ({call.Operation.Verb}) answered {(int)response.StatusCode} with the status of the step and not with a task: the worker has run "
            + $"the step within the request, and there is nothing to wait for. Do not submit it again unless its status says so: {shown}{reference}",
            redactor.Apply(status),
            metadata);
    }
}
