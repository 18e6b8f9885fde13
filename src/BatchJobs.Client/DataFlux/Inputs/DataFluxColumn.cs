namespace BatchJobs.Client.DataFlux;

/// <summary>A column of a data table.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">What its cells hold, if they are not null.</param>
/// <param name="MaxChars">How many characters (Unicode scalar values) a text in it may have; null when that is not said, or when it holds no texts.</param>
public sealed record DataFluxColumn(string Name, DataFluxColumnType Type, int? MaxChars = null)
{
    internal bool HasSensibleLength => MaxChars is null || (MaxChars >= 1 && (!Type.IsKnown || Type == DataFluxColumnType.String));
}
