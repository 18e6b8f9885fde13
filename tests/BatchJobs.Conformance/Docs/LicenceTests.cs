namespace BatchJobs.Conformance.Docs;

/// <summary>What the documents' licences ask of those who repeat their examples.</summary>
public sealed class LicenceTests
{
    [Fact]
    [Clause("VITAM-G-07")]
    public void The_readme_names_the_document_whose_examples_are_repeated_and_its_licence()
    {
        string words = string.Join(' ', MarkdownPage.At("README.md").Prose.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        words.Should().Contain("*API-Vitam, Worker interne, v1 (Alpha)*").And.Contain("Licence Ouverte 2.0");
    }
}
