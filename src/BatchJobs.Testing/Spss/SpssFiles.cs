using System.Security.Cryptography;
using System.Text;

namespace BatchJobs.Testing.Spss;

/// <summary>The service's files: streams that were uploaded and results of jobs, in one namespace.</summary>
internal sealed class SpssFiles(SpssFakeOptions options)
{
    private readonly Dictionary<string, (SpssFile File, long Order)> files = new(StringComparer.Ordinal);
    private long order;

    public SpssFile? Find(string id) => files.GetValueOrDefault(id).File;

    public SpssFile Put(string id, SpssFile file)
    {
        files[id] = (file, files.TryGetValue(id, out (SpssFile File, long Order) old) ? old.Order : ++order);
        return file;
    }

    /// <summary>Keeps a job's result under an identifier of the service's making, the same in every run of a test.</summary>
    public string AddResult(string jobId, int run, SpssFile file)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{run}/{jobId}"));
        string id = Convert.ToHexStringLower(hash.AsSpan(0, 16));
        Put(id, file);
        return id;
    }

    public bool Remove(string id) => files.Remove(id);

    /// <summary>The identifiers, in the order in which the files came.</summary>
    public IReadOnlyList<string> List(bool withResults) =>
        [.. files.Where(file => withResults || !file.Value.File.IsResult).OrderBy(file => file.Value.Order).Select(file => file.Key)];

    public IReadOnlyList<string> List() => List(options.ListResults);
}
