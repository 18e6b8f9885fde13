namespace BatchJobs.Client.Spss;

/// <summary>The five vocabularies, as the documents list them.</summary>
internal static class EnumNames
{
    public static readonly EnumNameMap<JobAction> Actions = new(
        ("TRAINING", JobAction.Training),
        ("EVALUATION", JobAction.Evaluation),
        ("AUTO_REFRESH", JobAction.AutoRefresh),
        ("BATCH_SCORE", JobAction.BatchScore),
        ("RUN_STREAM", JobAction.RunStream));

    public static readonly EnumNameMap<DatabaseType> DatabaseTypes = new(
        ("ApacheHive", DatabaseType.ApacheHive),
        ("DashDB", DatabaseType.DashDB),
        ("DB2", DatabaseType.DB2),
        ("Greenplum", DatabaseType.Greenplum),
        ("Impala", DatabaseType.Impala),
        ("Informix", DatabaseType.Informix),
        ("MySQL", DatabaseType.MySQL),
        ("Oracle", DatabaseType.Oracle),
        ("PostgreSQL", DatabaseType.PostgreSQL),
        ("ProgressOpenEdge", DatabaseType.ProgressOpenEdge),
        ("Salesforce", DatabaseType.Salesforce),
        ("SQLServer", DatabaseType.SQLServer),
        ("Sybase", DatabaseType.Sybase),
        ("SybaseIQ", DatabaseType.SybaseIQ),
        ("Teradata", DatabaseType.Teradata));

    public static readonly EnumNameMap<InsertMode> InsertModes = new(
        ("Append", InsertMode.Append),
        ("Create", InsertMode.Create),
        ("Drop", InsertMode.Drop),
        ("Refresh", InsertMode.Refresh));

    public static readonly EnumNameMap<BulkLoading> BulkLoadings = new(
        ("Off", BulkLoading.Off),
        ("ODBC", BulkLoading.Odbc));

    public static readonly EnumNameMap<ReportFormat> ReportFormats = new(
        ("HTML", ReportFormat.Html),
        ("JPG", ReportFormat.Jpg),
        ("PNG", ReportFormat.Png),
        ("RTF", ReportFormat.Rtf),
        ("SAV", ReportFormat.Sav),
        ("TAB", ReportFormat.Tab),
        ("XML", ReportFormat.Xml));
}

/// <summary>The names of one member of a job definition, and what they are called in .NET.</summary>
internal sealed class EnumNameMap<T>(params (string Name, T Value)[] names)
    where T : struct, Enum
{
    public string Allowed { get; } = string.Join(", ", names.Select(name => name.Name));

    public bool Knows(string name) => Array.Exists(names, candidate => candidate.Name == name);

    public T Parse(string name) => Array.Find(names, candidate => candidate.Name == name).Value;

    public string Format(T value, string parameter)
    {
        foreach ((string name, T candidate) in names)
        {
            if (EqualityComparer<T>.Default.Equals(candidate, value))
            {
                return name;
            }
        }

        throw new ArgumentOutOfRangeException(parameter, value, $"Allowed: {Allowed}.");
    }
}
