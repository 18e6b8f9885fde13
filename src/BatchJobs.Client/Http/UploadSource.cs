using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace BatchJobs.Client;

/// <summary>A caller's stream, read from where it stood when it was handed over, and left open.</summary>
internal sealed class UploadSource
{
    private readonly Stream stream;
    private readonly long start;
    private bool isBeingRead;
    private bool wasRead;

    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    public UploadSource(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!content.CanRead)
        {
            throw new ArgumentException("The stream cannot be read.", nameof(content));
        }

        stream = content;
        start = content.CanSeek ? content.Position : 0;
    }

    public bool CanBeReadAgain => stream.CanSeek;

    /// <summary>How many bytes there are to read; null when the stream does not know.</summary>
    public long? Length => stream.CanSeek ? stream.Length - start : null;

    /// <summary>Begins to read from where the stream stood when it was handed over.</summary>
    /// <exception cref="UploadStreamException">It cannot be read again, or is being read.</exception>
    public void Begin()
    {
        if (Interlocked.Exchange(ref isBeingRead, true) || (wasRead && !stream.CanSeek))
        {
            throw new UploadStreamException(new InvalidOperationException(
                "The stream was to be read a second time, which it cannot be; a handler that the program has added sends the request again."));
        }

        wasRead = true;
        if (stream.CanSeek)
        {
            stream.Position = start;
        }
    }

    public void End() => Volatile.Write(ref isBeingRead, false);

    /// <summary>Reads until the buffer is full or the stream is at its end.</summary>
    public async ValueTask<int> FillAsync(Memory<byte> buffer, TimeLimit? limit, CancellationToken cancellationToken)
    {
        int filled = 0;
        int length;
        while (filled < buffer.Length && (length = await ReadAsync(buffer[filled..], limit, cancellationToken).ConfigureAwait(false)) > 0)
        {
            filled += length;
        }

        return filled;
    }

    /// <summary>Reads some of the stream. Its own slowness does not count, and each part that is sent has the whole limit.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, TimeLimit? limit, CancellationToken cancellationToken)
    {
        limit?.Pause();
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UploadStreamException(exception);
        }
        finally
        {
            limit?.Restart();
        }
    }
}

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
