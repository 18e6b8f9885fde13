namespace BatchJobs.Client;

/// <summary>A JSON pointer (RFC 6901).</summary>
internal readonly record struct JsonPointer(string Text)
{
    public static implicit operator JsonPointer(string text) => new(text);

    public JsonPointer At(string member) =>
        new($"{Text}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}");

    public JsonPointer At(int index) => new($"{Text}/{index}");
}
