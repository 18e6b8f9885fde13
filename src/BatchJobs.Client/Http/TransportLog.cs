using Microsoft.Extensions.Logging;

namespace BatchJobs.Client;

/// <summary>What the transport logs. Routes are templates, so no identifier and no credential can be in them.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Service} {Route} answered {Status} in {Duration}.")]
    public static partial void Answered(ILogger logger, string service, string route, int status, TimeSpan duration);

    [LoggerMessage(2, LogLevel.Warning, "{Service} {Route} got no answer: {Failure} ({Error}).")]
    public static partial void Unanswered(ILogger logger, string service, string route, string failure, HttpRequestError error);
}
