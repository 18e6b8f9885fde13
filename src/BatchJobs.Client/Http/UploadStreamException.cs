using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace BatchJobs.Client;

/// <summary>Carries a failure of the caller's own stream through the HTTP stack, which would blame the connection.</summary>
internal sealed class UploadStreamException(Exception cause) : IOException(cause.Message, cause)
{
    /// <summary>The failure of the caller's stream within an exception; null when it is none.</summary>
    public static UploadStreamException? In(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is UploadStreamException failure)
            {
                return failure;
            }
        }

        return null;
    }

    /// <summary>Gives the caller their own exception back.</summary>
    [DoesNotReturn]
    public void Rethrow() => ExceptionDispatchInfo.Throw(InnerException!);
}
