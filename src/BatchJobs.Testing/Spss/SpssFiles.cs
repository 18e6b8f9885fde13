using System.Globalization;

namespace BatchJobs.Testing.Spss;

/// <summary>A file of the service.</summary>
internal abstract class SpssFile
{
    public abstract Blob Content { get; }

    /// <summary>Gets whether a job has made it.</summary>
    public abstract bool IsResult { get; }
}

/// <summary>A file that was uploaded, or refreshed by a job.</summary>
internal sealed class SpssUploadedFile(Blob content) : SpssFile
{
    public override Blob Content => content;

    public override bool IsResult => false;
}

/// <summary>The result of a job as it was saved.</summary>
internal sealed class SpssSavedResult(Blob content) : SpssFile
{
    public override Blob Content => content;

    public override bool IsResult => true;
}

/// <summary>The service's files: streams that were uploaded and results of jobs, in one namespace.</summary>
internal sealed class SpssFiles(SpssFakeOptions options)
{
    private readonly Dictionary<string, (SpssFile File, long Order)> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<string>> refusals = new(StringComparer.Ordinal);
    private long order;
    private int results;

    public SpssFile? Find(string id) => files.GetValueOrDefault(id).File;

    public SpssFile Put(string id, SpssFile file)
    {
        files[id] = (file, files.TryGetValue(id, out (SpssFile File, long Order) old) ? old.Order : ++order);
        return file;
    }

    /// <summary>Keeps a job's result under an identifier of the service's making, the same in every run of a test.</summary>
    public string AddResult(SpssFile file)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{++results:x8}4a0b4c1d9e3779b97f4a7c15");
        Put(id, file);
        return id;
    }

    /// <summary>Lets one more upload under an identifier be refused.</summary>
    public void Refuse(string id, string message)
    {
        if (!refusals.TryGetValue(id, out Queue<string>? messages))
        {
            refusals.Add(id, messages = new Queue<string>());
        }

        messages.Enqueue(message);
    }

    /// <summary>Why an upload under an identifier is refused, which counts once; null when it is not.</summary>
    public string? TakeRefusal(string id) => refusals.TryGetValue(id, out Queue<string>? messages) && messages.TryDequeue(out string? message) ? message : null;

    /// <summary>Gets the files with their identifiers, in the order in which they came, and how many results there have been.</summary>
    public (IEnumerable<(string Id, SpssFile File)> Files, int Results) All => (files.OrderBy(static file => file.Value.Order).Select(static file => (file.Key, file.Value.File)), results);

    /// <summary>Goes on with files that were saved.</summary>
    public void Load(IEnumerable<(string Id, SpssFile File)> saved, int resultCount)
    {
        foreach ((string id, SpssFile file) in saved)
        {
            Put(id, file);
        }

        results = resultCount;
    }

    /// <summary>Takes over the files of another service; they do not change.</summary>
    public void CopyFrom(SpssFiles source)
    {
        files.Clear();
        foreach ((string id, (SpssFile File, long Order) file) in source.files)
        {
            files.Add(id, file);
        }

        refusals.Clear();
        foreach ((string id, Queue<string> messages) in source.refusals)
        {
            refusals.Add(id, new Queue<string>(messages));
        }

        (order, results) = (source.order, source.results);
    }

    public bool Remove(string id) => files.Remove(id);

    /// <summary>The identifiers, in the order in which the files came.</summary>
    public IReadOnlyList<string> List(bool withResults) =>
        [.. files.Where(file => withResults || !file.Value.File.IsResult).OrderBy(file => file.Value.Order).Select(file => file.Key)];

    public IReadOnlyList<string> List() => List(options.ListResults);
}
