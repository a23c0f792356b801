using Arktos.Api.Meta.V1;

namespace Arktos.Api;

/// <summary>An object that is stored and addressed by name: it has a kind, a version and metadata.</summary>
public interface IKubeObject
{
    string Kind { get; set; }
    string ApiVersion { get; set; }
    ObjectMeta Metadata { get; set; }
}

/// <summary>A list of objects as a LIST request answers it.</summary>
public interface IKubeList<T>
{
    string Kind { get; set; }
    string ApiVersion { get; set; }
    ListMeta Metadata { get; set; }
    List<T> Items { get; set; }
}
