namespace Arktos.Api;

/// <summary>An API group (empty for core) and a version in it, "apps/v1" or "v1".</summary>
public readonly record struct GroupVersion(string Group, string Version)
{
    public static GroupVersion Parse(string text)
    {
        var slash = text.IndexOf('/');
        return slash < 0 ? new GroupVersion("", text) : new GroupVersion(text[..slash], text[(slash + 1)..]);
    }

    public override string ToString() => Group.Length == 0 ? Version : $"{Group}/{Version}";
}

public readonly record struct GroupVersionKind(string Group, string Version, string Kind)
{
    public GroupVersion GroupVersion => new(Group, Version);

    /// <summary>"Deployment.apps", "Pod": how validation errors name a kind.</summary>
    public string QualifiedKind => Group.Length == 0 ? Kind : $"{Kind}.{Group}";

    public override string ToString() => $"{GroupVersion}, Kind={Kind}";
}

public readonly record struct GroupVersionResource(string Group, string Version, string Resource)
{
    public GroupVersion GroupVersion => new(Group, Version);

    /// <summary>"deployments.apps", "pods": how errors and keys name a resource.</summary>
    public string QualifiedResource => Group.Length == 0 ? Resource : $"{Resource}.{Group}";
}
