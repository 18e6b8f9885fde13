namespace BatchJobs.Client.Spss;

/// <summary>Specifies the format of the documents that a job produces.</summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, <c>reportFormat</c>.</remarks>
public enum ReportFormat
{
    /// <summary>The format HTML (<c>HTML</c>).</summary>
    Html,

    /// <summary>The format JPEG (<c>JPG</c>).</summary>
    Jpg,

    /// <summary>The format PNG (<c>PNG</c>).</summary>
    Png,

    /// <summary>The format Rich Text Format (<c>RTF</c>).</summary>
    Rtf,

    /// <summary>The data format of SPSS Statistics (<c>SAV</c>).</summary>
    Sav,

    /// <summary>Text with tab-separated columns (<c>TAB</c>).</summary>
    Tab,

    /// <summary>The format XML (<c>XML</c>).</summary>
    Xml,
}
