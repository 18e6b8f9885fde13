namespace BatchJobs.Client.Tests;

/// <summary>What a service answered that was not as promised: of a submission it is within the exception that leaves its fate open.</summary>
internal static class ServiceFailure
{
    public static async Task<ServiceException> OfAsync(Func<Task> call, string because = "")
    {
        Exception? exception = await Record.ExceptionAsync(call);
        Exception? failure = exception is SubmissionOutcomeUnknownException ? exception.InnerException : exception;
        return failure.Should().BeAssignableTo<ServiceException>(because).Which;
    }
}
