namespace BatchJobs.Client.Spss;

/// <summary>The words of one member of a job definition, and what they are called in .NET.</summary>
internal sealed class Vocabulary<T>(params (string Word, T Value)[] words)
    where T : struct, Enum
{
    public string Allowed { get; } = string.Join(", ", words.Select(word => word.Word));

    public bool Knows(string word) => Array.Exists(words, candidate => candidate.Word == word);

    public T Parse(string word) => Array.Find(words, candidate => candidate.Word == word).Value;

    public string Format(T value, string parameter)
    {
        foreach ((string word, T candidate) in words)
        {
            if (EqualityComparer<T>.Default.Equals(candidate, value))
            {
                return word;
            }
        }

        throw new ArgumentOutOfRangeException(parameter, value, $"Allowed: {Allowed}.");
    }
}
