namespace BatchJobs.Client;

/// <summary>The content of a request, with what decides how the call is treated.</summary>
internal interface ICallContent
{
    /// <summary>Whether the content can be sent a second time.</summary>
    bool CanBeSentAgain => true;

    /// <summary>What it carries that must never be shown.</summary>
    IReadOnlyList<string> Secrets => [];
}
