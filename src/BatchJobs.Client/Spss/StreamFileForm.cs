using System.Net;
using System.Net.Http.Headers;

namespace BatchJobs.Client.Spss;

/// <summary>The multipart form in which the service takes a file, with the field's name as documented.</summary>
internal sealed class StreamFileForm : HttpContent, ICallContent
{
    private readonly SpssFileUpload upload;
    private readonly string boundary;
    private readonly UploadContent file;

    // A class that derives from it could not be canceled while it is sent.
    private readonly MultipartFormDataContent form;

    public StreamFileForm(SpssFileUpload upload)
        : this(upload, Guid.NewGuid().ToString("N"))
    {
    }

    private StreamFileForm(SpssFileUpload upload, string boundary)
    {
        this.upload = upload;
        this.boundary = boundary;
        file = new UploadContent(upload.Content.Source, "application/octet-stream", upload.Content.Progress);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"model_file\"", FileName = $"\"{FileName(upload.FileName)}\"" };
        form = new MultipartFormDataContent(boundary) { file };

        // Plain, for servers that do not expect a quoted boundary.
        Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
    }

    public bool CanBeSentAgain => upload.Content.Source.CanBeReadAgain;

    public TimeLimit? Limit
    {
        set => file.Limit = value;
    }

    public HttpContent ForRetry() => new StreamFileForm(upload, boundary);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => form.CopyToAsync(stream, context);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        form.CopyToAsync(stream, context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = form.Headers.ContentLength ?? 0;
        return form.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            form.Dispose();
        }

        base.Dispose(disposing);
    }

    private static string FileName(string name) =>
        string.Create(name.Length, name, static (safe, name) =>
        {
            for (int i = 0; i < safe.Length; i++)
            {
                safe[i] = char.IsAsciiLetterOrDigit(name[i]) || name[i] is '.' or '-' or '_' ? name[i] : '_';
            }
        });
}
