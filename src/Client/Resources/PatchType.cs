namespace Arktos.Client.Resources;

/// <summary>Media types of patches.</summary>
public static class PatchType
{
    public const string Merge = "application/merge-patch+json";
    public const string StrategicMerge = "application/strategic-merge-patch+json";
    public const string Json = "application/json-patch+json";
}
