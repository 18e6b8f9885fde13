using System.Globalization;
using Microsoft.Data.Sqlite;

namespace JobService;

/// <summary>The jobs, in a SQLite file. What a method has written is on the disk when it returns.</summary>
/// <remarks>One process at a time has the file: a second one would submit the same jobs.</remarks>
internal sealed class JobStore : IDisposable
{
    private const string Columns = "id, service, request, accepted_at, state, submitting_since, service_id, candidates, outcome, message";

    // What SQLite says when another process has the file (SQLITE_BUSY).
    private const int Busy = 5;

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;

    public JobStore(string file)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            Create();
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == Busy)
        {
            connection.Dispose();
            throw new InvalidOperationException($"Another process has the jobs in '{Path.GetFullPath(file)}'. Stop it, or name another file: --Database jobs-2.db", failure);
        }
    }

    /// <summary>Stores a job that is new.</summary>
    public void Add(StoredJob job) =>
        Execute($"INSERT INTO jobs ({Columns}) VALUES ($id, $service, $request, $acceptedAt, $state, $since, $serviceId, $candidates, $outcome, $message)", job);

    /// <summary>Stores a job's next state, unless somebody else has been faster.</summary>
    /// <returns>Whether the job was still in the state that it has in <paramref name="before"/>.</returns>
    public bool TryReplace(StoredJob before, StoredJob after) =>
        Execute(
            """
            UPDATE jobs SET state = $state, submitting_since = $since, service_id = $serviceId, candidates = $candidates, outcome = $outcome, message = $message
            WHERE id = $id AND state = $before
            """,
            after,
            ("$before", before.State.ToString())) == 1;

    public StoredJob? Find(string id) => Read("WHERE id = $value", id).SingleOrDefault();

    /// <summary>Finds the job that has a service's identifier.</summary>
    public StoredJob? FindByServiceId(string service, string serviceId) =>
        Read("WHERE service_id = $value", serviceId).SingleOrDefault(job => job.Service == service);

    /// <summary>Lists the jobs in a state, or all, in the order in which they were accepted.</summary>
    public IReadOnlyList<StoredJob> List(JobState? state = null) =>
        state is null ? Read("ORDER BY rowid") : Read("WHERE state = $value ORDER BY rowid", state.ToString());

    public void Dispose() => connection.Dispose();

    private void Create()
    {
        // It answers with a row, and what comes after a row in one command fails in silence.
        Execute("PRAGMA locking_mode = EXCLUSIVE");
        Execute(
            """
            PRAGMA synchronous = FULL;
            BEGIN EXCLUSIVE;
            CREATE TABLE IF NOT EXISTS jobs (
                id TEXT PRIMARY KEY, service TEXT NOT NULL, request TEXT NOT NULL, accepted_at TEXT NOT NULL, state TEXT NOT NULL,
                submitting_since TEXT, service_id TEXT, candidates TEXT NOT NULL, outcome TEXT, message TEXT);
            CREATE UNIQUE INDEX IF NOT EXISTS service_ids ON jobs (service, service_id) WHERE service_id IS NOT NULL;
            COMMIT;
            """);
    }

    private List<StoredJob> Read(string which, string? value = null)
    {
        lock (gate)
        {
            using SqliteCommand command = Command($"SELECT {Columns} FROM jobs {which}", value is null ? [] : [("$value", value)]);
            using SqliteDataReader row = command.ExecuteReader();
            List<StoredJob> jobs = [];
            while (row.Read())
            {
                jobs.Add(new StoredJob
                {
                    Id = row.GetString(0),
                    Service = row.GetString(1),
                    Request = row.GetString(2),
                    AcceptedAt = row.GetDateTimeOffset(3),
                    State = Enum.Parse<JobState>(row.GetString(4)),
                    SubmittingSince = row.IsDBNull(5) ? null : row.GetDateTimeOffset(5),
                    ServiceId = row.IsDBNull(6) ? null : row.GetString(6),
                    Candidates = row.GetString(7).Split('\n', StringSplitOptions.RemoveEmptyEntries),
                    Outcome = row.IsDBNull(8) ? null : row.GetString(8),
                    Message = row.IsDBNull(9) ? null : row.GetString(9),
                });
            }

            return jobs;
        }
    }

    private int Execute(string sql, StoredJob job, params IEnumerable<(string Name, string? Value)> more) => Execute(
        sql,
        [
            ("$id", job.Id), ("$service", job.Service), ("$request", job.Request), ("$acceptedAt", Text(job.AcceptedAt)),
            ("$state", job.State.ToString()), ("$since", Text(job.SubmittingSince)), ("$serviceId", job.ServiceId),
            ("$candidates", string.Join('\n', job.Candidates)), ("$outcome", job.Outcome), ("$message", job.Message), .. more,
        ]);

    private int Execute(string sql, params IEnumerable<(string Name, string? Value)> values)
    {
        lock (gate)
        {
            using SqliteCommand command = Command(sql, values);
            return command.ExecuteNonQuery();
        }
    }

    private SqliteCommand Command(string sql, IEnumerable<(string Name, string? Value)> values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, string? value) in values)
        {
            command.Parameters.AddWithValue(name, (object?)value ?? DBNull.Value);
        }

        return command;
    }

    private static string? Text(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);
}
