namespace BatchJobs.Client.Spss;

/// <summary>The names of one member of a job definition, and what they are called in .NET.</summary>
internal sealed class EnumNameMap<T>(params (string Name, T Value)[] names)
    where T : struct, Enum
{
    public string Allowed { get; } = string.Join(", ", names.Select(name => name.Name));

    public bool Knows(string name) => Array.Exists(names, candidate => candidate.Name == name);

    public T Parse(string name) => Array.Find(names, candidate => candidate.Name == name).Value;

    public string Format(T value, string parameter)
    {
        foreach ((string name, T candidate) in names)
        {
            if (EqualityComparer<T>.Default.Equals(candidate, value))
            {
                return name;
            }
        }

        throw new ArgumentOutOfRangeException(parameter, value, $"Allowed: {Allowed}.");
    }
}
