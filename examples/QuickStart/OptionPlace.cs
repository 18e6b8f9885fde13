using System.CommandLine.Parsing;

namespace QuickStart;

/// <summary>Refuses options in front of a command's name, where they would belong to the default command and be ignored.</summary>
internal static class OptionPlace
{
    public static void IsBehindCommand(CommandResult command)
    {
        if (command.Parent is CommandResult root && root.Children.OfType<OptionResult>().FirstOrDefault(option => !option.Implicit) is { } lost)
        {
            command.AddError($"{lost.Option.Name} must stand behind '{command.Command.Name}'.");
        }
    }
}
