namespace BatchJobs.Client;

/// <summary>
/// A try that got no answer and may be repeated, in the form in which policies for HTTP recognise it. A failure that is final
/// leaves a try as itself.
/// </summary>
internal sealed class TransientRequestException(Exception failure) : HttpRequestException(failure.Message, failure)
{
    public Exception Failure { get; } = failure;
}
