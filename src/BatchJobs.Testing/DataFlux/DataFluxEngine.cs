using System.Xml;

namespace BatchJobs.Testing.DataFlux;

/// <summary>The engine that loads a job flow, as far as it is imitated: what is not well-formed XML cannot be loaded.</summary>
internal static class DataFluxEngine
{
    // One pass over content of a bounded size, in which nothing can expand and nothing can be fetched.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
    };

    /// <summary>Why the content cannot be loaded; null when it can.</summary>
    public static string? Objection(Blob content)
    {
        try
        {
            using var reader = XmlReader.Create(content.OpenRead(), Settings);
            while (reader.Read())
            {
            }

            return null;
        }
        catch (XmlException exception)
        {
            return Message(exception.LineNumber > 0 ? $" (line {exception.LineNumber}, position {exception.LinePosition})" : "");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // An encoding that does not exist, or bytes that it does not have; the reader raises many types for them.
            return Message("");
        }
    }

    private static string Message(string place) =>
        $"The Data Management Platform engine could not load the job flow: it is not well-formed XML without a document type{place}.";
}
