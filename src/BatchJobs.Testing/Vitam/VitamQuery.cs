using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>Which tasks are asked for: those that meet all conditions.</summary>
internal sealed class VitamQuery
{
    private readonly List<Func<FakeVitamTask, bool>> conditions = [];

    private VitamQuery(string? text)
    {
        Text = text;
        if (text is not null)
        {
            conditions = new VitamQueryParser(text).Read();
        }
    }

    /// <summary>Gets the query as it was sent; null when all tasks are asked for.</summary>
    public string? Text { get; }

    /// <summary>Reads the body of a request for a list, which may be left out, as may its query.</summary>
    /// <exception cref="VitamRequestException">It is something else.</exception>
    public static VitamQuery Read(Blob body, Strictness strictness)
    {
        if (body.Length == 0)
        {
            return new VitamQuery(null);
        }

        JsonElement request = VitamJson.Read(body, VitamJson.ListRequest, strictness);
        string? text = request.TryGetProperty("query", out JsonElement query) ? query.GetString() : null;
        return new VitamQuery(string.IsNullOrEmpty(text) ? null : text);
    }

    public bool Takes(FakeVitamTask task) => conditions.TrueForAll(condition => condition(task));
}
