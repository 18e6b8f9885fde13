namespace BatchJobs.Testing.Vitam;

/// <summary>A member that an object of a request may have, or must have; null is as good as leaving it out.</summary>
internal sealed record VitamMember(string Name, VitamType Type, bool IsRequired = false);
