using System.Net.Http.Headers;

namespace BatchJobs.Client.Spss;

/// <summary>The multipart form in which the service takes a file, with the field's name as documented.</summary>
internal sealed class StreamFileForm : MultipartFormDataContent, ICallContent
{
    private readonly SpssFileUpload upload;
    private readonly string boundary;
    private readonly UploadSource source;
    private readonly UploadContent file;

    public StreamFileForm(SpssFileUpload upload)
        : this(upload, Guid.NewGuid().ToString("N"))
    {
    }

    private StreamFileForm(SpssFileUpload upload, string boundary)
        : base(boundary)
    {
        this.upload = upload;
        this.boundary = boundary;
        source = upload.Content.Source;
        file = new UploadContent(source, "application/octet-stream", upload.Content.Progress);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"model_file\"", FileName = $"\"{FileName(upload.FileName)}\"" };
        Add(file);

        // Plain, for servers that do not expect a quoted boundary.
        Headers.Remove("Content-Type");
        Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
    }

    public bool CanBeSentAgain => source.CanBeReadAgain;

    public Action? WhenSent
    {
        set => file.WhenSent = value;
    }

    public HttpContent ForRetry() => new StreamFileForm(upload, boundary);

    private static string FileName(string name) =>
        string.Create(name.Length, name, static (safe, name) =>
        {
            for (int i = 0; i < safe.Length; i++)
            {
                safe[i] = char.IsAsciiLetterOrDigit(name[i]) || name[i] is '.' or '-' or '_' ? name[i] : '_';
            }
        });
}
