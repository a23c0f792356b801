using Arktos.Api.Json;
using Arktos.Api.Meta.V1;

namespace Arktos.Api;

/// <summary>An object that is stored and addressed by name: it has a kind, a version and metadata.</summary>
public interface IKubeObject : IApiValue
{
    string Kind { get; set; }
    string ApiVersion { get; set; }
    ObjectMeta Metadata { get; set; }

    /// <summary>Null: the kind has none.</summary>
    object? SpecValue { get; }

    /// <summary>Null: the kind has none, and none can be set.</summary>
    object? StatusValue { get; set; }
}

/// <summary>A list of objects as a LIST request answers it.</summary>
public interface IKubeList<T>
{
    string Kind { get; set; }
    string ApiVersion { get; set; }
    ListMeta Metadata { get; set; }
    List<T> Items { get; set; }
}
