using BatchJobs.Benchmarks;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

if (args is ["large-file"])
{
    await LargeFile.MeasureAsync();
    return 0;
}

ManualConfig config = ManualConfig.Create(DefaultConfig.Instance)
    .WithOptions(ConfigOptions.JoinSummary)
    .AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByCategory)
    .AddColumn(CategoriesColumn.Default)
    .HideColumns(Column.Type, Column.Error, Column.StdDev, Column.RatioSD, Column.Gen0, Column.Gen1, Column.Gen2, Column.InvocationCount, Column.UnrollFactor, Column.WarmupCount);

// Without arguments all but the longest in a few minutes, with "dry" each of them once; else whatever BenchmarkDotNet is asked for.
Job? job = args switch
{
    [] => Job.ShortRun.WithIterationTime(TimeInterval.FromMilliseconds(100)).WithWarmupCount(8).WithEvaluateOverhead(false),
    ["dry"] => Job.Dry,
    _ => null,
};
if (job is not null)
{
    // In one process, where the peers of a row meet the same circumstances, and nothing is built for each benchmark.
    args = ["--filter", "*"];
    config.AddFilter(new ShortFilter()).AddJob(job.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: true)));
}

IEnumerable<Summary> summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
return summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
