using System.Runtime.ExceptionServices;

namespace BatchJobs.Client;

/// <summary>Carries a failure of the caller's own stream through the HTTP stack, which would blame the connection.</summary>
internal sealed class SourceFailure(Exception cause) : IOException(cause.Message, cause)
{
    /// <summary>Gives the caller their own exception back, if it is one.</summary>
    public static void RethrowIfIn(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SourceFailure { InnerException: { } own })
            {
                ExceptionDispatchInfo.Throw(own);
            }
        }
    }
}
