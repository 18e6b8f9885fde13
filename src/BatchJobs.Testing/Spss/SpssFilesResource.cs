namespace BatchJobs.Testing.Spss;

/// <summary>Answers for <c>/pm/v1/file</c>.</summary>
internal sealed class SpssFilesResource(SpssStore store, Strictness strictness)
{
    private const string FileField = "model_file";

    public FakeResponse List(FakeRequest request) => FakeResponse.Json(200, SpssJsonFormat.FileIds(store.At(request.At, store.Files.List)));

    /// <summary>Stores the file and answers with its address: bare text, though called JSON. Its content is not checked.</summary>
    public FakeResponse Upload(string id, FakeRequest request)
    {
        if (SpssResponses.NotConsumed(request, "multipart/form-data", store.Options) is { } refusal)
        {
            return refusal;
        }

        if (MultipartFile.Find(request.ContentType, request.Body, FileField) is not { } file)
        {
            return SpssResponses.Error(500, "The request is not a multipart form with a file in it.");
        }

        if (strictness == Strictness.Strict && file.Field != FileField)
        {
            string found = file.Field is { } field ? $"the field '{Excerpt.Of(field)}' is none" : "a part without a name is none";
            return SpssResponses.Error(500, $"The file must be in the form's field '{FileField}'; {found}. (Strict mode of the fake.)").Undocumented();
        }

        return store.At(request.At, () => store.Files.TakeRefusal(id) is { } message
            ? SpssResponses.Error(200, message).Because(message)
            : Store(id, file.Content, request));
    }

    public FakeResponse Download(string id, FakeRequest request) => store.At(request.At, () => store.Files.Find(id)) is { } file
        ? new FakeResponse(200, "application/octet-stream", file.Content)
        : NotFound(id);

    public FakeResponse Delete(string id, FakeRequest request) => store.At(request.At, () => store.Files.Remove(id))
        ? FakeResponse.Text(200, "application/json", "1")
        : NotFound(id);

    private FakeResponse Store(string id, Blob content, FakeRequest request)
    {
        store.Files.Put(id, new SpssUploadedFile(content));
        return FakeResponse.Text(200, "application/json", SpssJsonFormat.FileUrl(SpssRoutes.PublicUrl(store.Options, request), id));
    }

    private static FakeResponse NotFound(string id) => SpssResponses.Error(404, $"There is no file with the id '{id}'.");
}
