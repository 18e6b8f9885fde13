using System.Net.Http.Headers;

namespace BatchJobs.Client.Spss;

/// <summary>The multipart form in which the service takes a file, with the field's name as documented.</summary>
internal static class StreamFileForm
{
    public static MultipartFormDataContent Create(string id, UploadSource source, IProgress<long>? progress)
    {
        var file = new UploadContent(source, "application/octet-stream", progress);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"model_file\"", FileName = $"\"{FileName(id)}\"" };

        string boundary = Guid.NewGuid().ToString("N");
        var form = new MultipartFormDataContent(boundary) { file };

        // Plain, for servers that do not expect a quoted boundary.
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
        return form;
    }

    private static string FileName(string id) =>
        string.Create(id.Length, id, static (name, id) =>
        {
            for (int i = 0; i < name.Length; i++)
            {
                name[i] = char.IsAsciiLetterOrDigit(id[i]) || id[i] is '.' or '-' or '_' ? id[i] : '_';
            }
        });
}
