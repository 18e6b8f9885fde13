namespace BatchJobs.Client;

/// <summary>Remembers whether the service may have carried out a try whose answer never came.</summary>
internal sealed class SubmissionTrace
{
    public bool AnswerLost { get; private set; }

    public void Record(bool mayHaveBeenApplied) => AnswerLost |= mayHaveBeenApplied;
}
