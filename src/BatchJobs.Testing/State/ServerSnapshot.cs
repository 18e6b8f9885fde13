using System.Text.Json;

namespace BatchJobs.Testing;

/// <summary>
/// Everything that a server remembered at a moment: jobs with their histories, files, tables, job flows, users, tasks, plans, faults,
/// options, queues and the journal. Made by <see cref="FakeBatchServer.Snapshot"/>; it never changes.
/// </summary>
public sealed class ServerSnapshot
{
    private const int Version = 1;
    private const string StateFile = "state.json";
    private const string TimelineFile = "timeline.txt";
    private const string FilesFolder = "files";

    internal ServerSnapshot(FakeBatchServerOptions options, ServerState source, Func<(DateTimeOffset Now, string Timeline)> take)
        : this(options, isOnlyData: false) => State.CopyFrom(source, () => (TakenAt, Timeline) = take(), isLive: false);

    private ServerSnapshot(FakeBatchServerOptions options, bool isOnlyData)
    {
        IsOnlyData = isOnlyData;
        State = new ServerState(new StoppedTime(this), options, static _ => throw new InvalidOperationException("A snapshot has no network."));
        Array.ForEach(State.Stores, static store => store.Freeze());
    }

    /// <summary>Gets the moment, on the server's clock.</summary>
    public DateTimeOffset TakenAt { get; private set; }

    /// <summary>Gets what had happened by then; see <see cref="FakeBatchServer.Timeline"/>.</summary>
    public string Timeline { get; private set; } = "";

    internal ServerState State { get; }

    /// <summary>Whether options, plans, faults and users are not in it, as after it was saved.</summary>
    internal bool IsOnlyData { get; }

    /// <summary>
    /// Reads a snapshot that was saved, for <see cref="FakeBatchServer.Restore"/>: a server that is put back to it keeps its own options,
    /// plans, faults and users.
    /// </summary>
    /// <param name="directory">The folder.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="IOException">The folder or a file in it cannot be read.</exception>
    /// <exception cref="InvalidDataException">The folder is no snapshot, or one of another version.</exception>
    public static async Task<ServerSnapshot> LoadAsync(string directory, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        SavedServer saved = await ReadAsync(Path.Combine(directory, StateFile), cancellationToken).ConfigureAwait(false);
        var files = new SavedFiles(Path.Combine(directory, FilesFolder));
        await files.ReadAsync(cancellationToken).ConfigureAwait(false);
        string timeline = Path.Combine(directory, TimelineFile);
        var snapshot = new ServerSnapshot(new FakeBatchServerOptions(), isOnlyData: true)
        {
            TakenAt = saved.TakenAt,
            Timeline = File.Exists(timeline) ? await File.ReadAllTextAsync(timeline, cancellationToken).ConfigureAwait(false) : "",
        };
        try
        {
            saved.Spss.Load(snapshot.State.Spss.Store, files);
            saved.DataFlux.Load(snapshot.State.DataFlux.Store, files);
            saved.Vitam.Load(snapshot.State.Vitam.Store);
        }
        catch (Exception exception) when (exception is not (InvalidDataException or OutOfMemoryException))
        {
            throw new InvalidDataException($"'{directory}' is no consistent snapshot: {exception.Message}", exception);
        }

        return snapshot;
    }

    /// <summary>
    /// Writes the data into a folder: <c>state.json</c>, the bytes of files below <c>files</c>, and for people <c>timeline.txt</c>. Definitions are
    /// in it as they were submitted, with the passwords of databases; keys and users are not.
    /// </summary>
    /// <param name="directory">The folder, which is made when there is none. What it has of an earlier snapshot is replaced.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>What is in the snapshot and not in the folder, a sentence each: code, and what is the test's to set up.</returns>
    /// <exception cref="IOException">The folder or a file in it cannot be written.</exception>
    public async Task<IReadOnlyList<string>> SaveAsync(string directory, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var files = new SavedFiles(Path.Combine(directory, FilesFolder));
        List<string> notSaved = IsOnlyData ? [] :
        [
            "The options of the server and of its services, keys and users.",
            .. from store in State.Stores from name in store.PlanNames select $"The plan {name.TrimEnd(',')}.",
            .. from fault in State.Faults select $"The fault {fault}.",
            .. from store in State.Stores from job in store.Held select $"The gate that holds the {job.Kind} '{job.Id}', which will run until it is canceled.",
        ];
        var saved = new SavedServer(
            Version,
            TakenAt,
            Spss.SavedSpss.Of(State.Spss.Store, files, notSaved),
            DataFlux.SavedDataFlux.Of(State.DataFlux.Store, files, notSaved),
            Vitam.SavedVitam.Of(State.Vitam.Store, notSaved),
            notSaved);
        Directory.CreateDirectory(directory);
        await files.WriteAsync(cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(directory, TimelineFile), Timeline, cancellationToken).ConfigureAwait(false);
        FileStream state = File.Create(Path.Combine(directory, StateFile));
        await using (state.ConfigureAwait(false))
        {
            await JsonSerializer.SerializeAsync(state, saved, SavedServerJson.Default.SavedServer, cancellationToken).ConfigureAwait(false);
        }

        return notSaved;
    }

    private static async Task<SavedServer> ReadAsync(string path, CancellationToken cancellationToken)
    {
        FileStream state = File.OpenRead(path);
        await using (state.ConfigureAwait(false))
        {
            try
            {
                SavedServer? saved = await JsonSerializer.DeserializeAsync(state, SavedServerJson.Default.SavedServer, cancellationToken).ConfigureAwait(false);
                return saved is { Version: Version } ? saved : throw new InvalidDataException($"'{path}' is a snapshot of version {saved?.Version}; this is version {Version}.");
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException($"'{path}' is no snapshot: {exception.Message}", exception);
            }
        }
    }

    /// <summary>The moment of a snapshot, for ever.</summary>
    private sealed class StoppedTime(ServerSnapshot snapshot) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => snapshot.TakenAt;
    }
}
