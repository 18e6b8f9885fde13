namespace QuickStart;

/// <summary>What the program tells the one who started it.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int WrongArguments = 2;
    public const int Interrupted = 130;
}
