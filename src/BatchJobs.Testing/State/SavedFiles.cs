using System.Globalization;

namespace BatchJobs.Testing;

/// <summary>The folder <c>files</c> of a saved snapshot: each blob once, by the name of its file.</summary>
internal sealed class SavedFiles(string folder)
{
    private readonly Dictionary<Blob, string> names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Blob> blobs = new(StringComparer.Ordinal);

    /// <summary>Notes a blob to be written.</summary>
    /// <returns>The name of its file.</returns>
    public string Add(Blob blob)
    {
        if (!names.TryGetValue(blob, out string? name))
        {
            names.Add(blob, name = string.Create(CultureInfo.InvariantCulture, $"{names.Count}.bin"));
        }

        return name;
    }

    /// <summary>Writes what was added, and takes away what an earlier snapshot had beyond it.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (string path in Directory.GetFiles(folder, "*.bin").Where(static path => Path.GetFileNameWithoutExtension(path).All(char.IsAsciiDigit)))
        {
            File.Delete(path);
        }

        foreach ((Blob blob, string name) in names)
        {
            using Stream source = blob.OpenRead();
            FileStream target = File.Create(Path.Combine(folder, name));
            await using (target.ConfigureAwait(false))
            {
                await source.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reads all files of the folder.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
        {
            using var blob = new BlobWriter();
            FileStream source = File.OpenRead(path);
            await using (source.ConfigureAwait(false))
            {
                await source.CopyToAsync(blob, cancellationToken).ConfigureAwait(false);
            }

            blobs.Add(Path.GetFileName(path), blob.ToBlob());
        }
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InvalidDataException">There is no such file.</exception>
    public Blob Find(string name) => blobs.TryGetValue(name, out Blob? blob) ? blob : throw new InvalidDataException($"The file '{name}' is missing in '{folder}'.");
}
