namespace BatchJobs.Testing;

/// <summary>A request brings something that the service's document does not define.</summary>
internal sealed class UndocumentedException(string message) : FormatException(message);
