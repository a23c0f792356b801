namespace Arktos.Kubelet.Pods;

/// <summary>What this node can do beyond what every node does.</summary>
public sealed record NodeAbilities(bool AppArmor)
{
    private const string AppArmorSwitch = "/sys/module/apparmor/parameters/enabled";

    public static readonly NodeAbilities None = new(AppArmor: false);

    /// <summary>Of this machine.</summary>
    public static NodeAbilities Read() =>
        new(File.Exists(AppArmorSwitch) && File.ReadAllText(AppArmorSwitch).StartsWith('Y'));
}
