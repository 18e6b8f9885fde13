using System.Text.Json;

namespace BatchJobs.Client;

/// <summary>Says that an answer's body is empty of what was asked for, though its status is that of success.</summary>
internal sealed class EmptyResponseException(string message) : JsonException(message);
