namespace BatchJobs.Testing.Spss;

/// <summary>The files of the fake SPSS service, as they stand now.</summary>
public sealed class FakeSpssFiles
{
    private readonly SpssStore store;

    internal FakeSpssFiles(SpssStore store) => this.store = store;

    /// <summary>Gets the identifiers of the uploaded files, in the order in which they came.</summary>
    public IReadOnlyList<string> Ids => store.Now(() => store.Files.List(withResults: false));

    /// <summary>Gets the bytes of a file, uploaded or a result.</summary>
    /// <param name="id">The file's identifier.</param>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public byte[] this[string id] => store.Now(() => store.Files.Find(id) ?? throw Missing.Of("file", id, store.Files.List(withResults: false))).Content.ToArray();

    /// <summary>Returns whether there is a file with an identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <returns><see langword="true"/> when there is.</returns>
    public bool Contains(string id) => store.Now(() => store.Files.Find(id)) is not null;

    /// <summary>Puts a file in place without an upload.</summary>
    /// <param name="id">The file's identifier.</param>
    /// <param name="content">Its bytes.</param>
    public void Add(string id, byte[] content)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(content);
        Blob copy = Blob.Of((byte[])content.Clone());
        store.Now(() => store.Files.Put(id, new SpssUploadedFile(copy)));
    }

    /// <summary>
    /// Refuses the next upload under an identifier as the service's documents have it: with 200 and
    /// <c>{"flag":false,"message":"…"}</c>. Nothing is stored, and the journal has the message as the entry's reason. Each call refuses
    /// one upload more.
    /// </summary>
    /// <param name="id">The file's identifier.</param>
    /// <param name="message">Why the upload is refused.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty.</exception>
    public void RefuseUpload(string id, string message)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(message);
        store.Now(() => store.Files.Refuse(id, message));
    }
}
