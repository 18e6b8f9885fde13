using System.Data;

namespace BatchJobs.Client.DataFlux;

/// <summary>The columns of a table that is filled from a query's result.</summary>
internal static class DataFluxReaderColumns
{
    public static IEnumerable<DataFluxColumn> Of(IDataReader reader) =>
        Enumerable.Range(0, reader.FieldCount).Select(field => new DataFluxColumn(reader.GetName(field), TypeOf(reader.GetFieldType(field))));

    // A field of any other type becomes a text, and its values are refused as such, each with its place.
    private static DataFluxColumnType TypeOf(Type type) =>
        type == typeof(bool) ? DataFluxColumnType.Boolean
        : type == typeof(DateTime) || type == typeof(DateOnly) ? DataFluxColumnType.Date
        : type == typeof(double) || type == typeof(float) || type == typeof(decimal) ? DataFluxColumnType.Real
        : IsInteger(type) ? DataFluxColumnType.Integer
        : DataFluxColumnType.String;

    private static bool IsInteger(Type type) =>
        Type.GetTypeCode(type) is TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16
            or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64;
}
