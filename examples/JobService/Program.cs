using JobService;

await using WebApplication app = JobServiceApp.Build(args);
await app.RunAsync();
