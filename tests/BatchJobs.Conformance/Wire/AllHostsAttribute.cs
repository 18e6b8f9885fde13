using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace BatchJobs.Conformance;

/// <summary>Runs a theory, whose only argument is a <see cref="ServerHost"/>, through each of them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllHostsAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Enum.GetValues<ServerHost>().Select(host => new TheoryDataRow(host))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
