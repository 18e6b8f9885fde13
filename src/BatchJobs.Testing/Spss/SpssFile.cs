namespace BatchJobs.Testing.Spss;

/// <summary>A file of the service: uploaded, or the result of a job and then made when somebody reads it.</summary>
internal sealed class SpssFile(bool isResult, Func<Blob> make)
{
    private Blob? content;

    public bool IsResult { get; } = isResult;

    public Blob Content
    {
        get
        {
            lock (this)
            {
                return content ??= make();
            }
        }
    }
}
