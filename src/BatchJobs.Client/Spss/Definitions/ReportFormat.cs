namespace BatchJobs.Client.Spss;

/// <summary>The format of the documents that a job produces.</summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, <c>reportFormat</c>.</remarks>
public enum ReportFormat
{
    /// <summary><c>HTML</c></summary>
    Html,

    /// <summary><c>JPG</c></summary>
    Jpg,

    /// <summary><c>PNG</c></summary>
    Png,

    /// <summary><c>RTF</c></summary>
    Rtf,

    /// <summary><c>SAV</c>, the data format of SPSS Statistics.</summary>
    Sav,

    /// <summary><c>TAB</c>, text with tab-separated columns.</summary>
    Tab,

    /// <summary><c>XML</c></summary>
    Xml,
}
