using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace BatchJobs.Testing.Spss;

/// <summary>What a successful job leaves behind, made when somebody reads it; the same bytes whenever a test runs.</summary>
/// <param name="job">What was submitted.</param>
/// <param name="run">Which run of the job it is.</param>
/// <param name="stream">The stream file that it has run.</param>
/// <param name="planned">The bytes that the test has decided; null for those that the action yields.</param>
/// <param name="nodes">The document builder nodes of the stream.</param>
internal sealed class SpssResultFile(SubmittedSpssJob job, int run, SpssFile stream, byte[]? planned, IReadOnlyList<SpssDocumentNode> nodes) : SpssFile
{
    private Blob? content;

    /// <summary>Gets the name under which the result is saved; null when the definition gives none.</summary>
    public string? Name => job.Action is "TRAINING" or "AUTO_REFRESH" ? job.ModelName : null;

    public override bool IsResult => true;

    public override Blob Content => LazyInitializer.EnsureInitialized(ref content, Make);

    /// <summary>Whether the action of a job yields a file.</summary>
    public static bool IsMadeBy(SubmittedSpssJob job) =>
        job.Action is "TRAINING" or "AUTO_REFRESH" or "RUN_STREAM" or "EVALUATION" || (job.Action == "BATCH_SCORE" && job.Exports.Count == 0);

    private Blob Make() => planned is not null ? Blob.Of(planned) : job.Action switch
    {
        "EVALUATION" => Reports(job, nodes),
        "BATCH_SCORE" => Scores(job),
        _ => UpdatedStream(job, run, stream),
    };

    /// <summary>The stream with a line at its end that says by what it was updated.</summary>
    private static Blob UpdatedStream(SubmittedSpssJob job, int number, SpssFile stream)
    {
        using var updated = new BlobWriter();
        using Stream original = stream.Content.OpenRead();
        original.CopyTo(updated);
        updated.Write(Encoding.UTF8.GetBytes($"\n# updated by {job.Action} {job.Id}, run {number}\n"));
        return updated.ToBlob();
    }

    /// <summary>A zip with a document for each node that can produce the format.</summary>
    private static Blob Reports(SubmittedSpssJob job, IReadOnlyList<SpssDocumentNode> nodes)
    {
        string format = job.ReportFormat ?? "HTML";
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (SpssDocumentNode node in nodes.Where(node => node.Formats.Contains(format, StringComparer.OrdinalIgnoreCase)))
            {
                ZipArchiveEntry entry = zip.CreateEntry($"{node.Name}.{format.ToLowerInvariant()}");
                entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using Stream document = entry.Open();
                document.Write(SpssDocument.Write(format, node.Name, job));
            }
        }

        return Blob.Of(bytes.ToArray());
    }

    /// <summary>A table as the scoring branch of IBM's own drug example yields it: tab-separated, lines end in CRLF.</summary>
    private static Blob Scores(SubmittedSpssJob job)
    {
        string[] drugs = ["drugA", "drugB", "drugC", "drugX", "drugY"];
        string[] levels = ["LOW", "NORMAL", "HIGH"];
        var table = new StringBuilder("Age\tSex\tBP\tCholesterol\tNa\tK\t$C-Drug\t$CC-Drug\r\n");
        uint seed = job.Id.Aggregate(2166136261u, (hash, character) => (hash ^ character) * 16777619u);
        for (int row = 0; row < 10; row++)
        {
            uint random = Mix(unchecked(seed + (uint)row));
            table.Append(CultureInfo.InvariantCulture, $"{20 + (random % 50)}\t{(random % 2 == 0 ? 'F' : 'M')}\t{levels[random / 3 % 3]}\t");
            table.Append(CultureInfo.InvariantCulture, $"{levels[1 + (random / 7 % 2)]}\t0.{500000 + (random / 11 % 400000)}\t0.0{20000 + (random / 13 % 60000)}\t");
            table.Append(CultureInfo.InvariantCulture, $"{drugs[random / 17 % 5]}\t0.{800 + (random / 19 % 200)}\r\n");
        }

        return Blob.Of(Encoding.UTF8.GetBytes(table.ToString()));
    }

    private static uint Mix(uint value)
    {
        value = unchecked((value ^ (value >> 16)) * 0x7feb352dU);
        value = unchecked((value ^ (value >> 15)) * 0x846ca68bU);
        return value ^ (value >> 16);
    }
}
