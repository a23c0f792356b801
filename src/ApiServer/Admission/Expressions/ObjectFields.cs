using Arktos.Api.Cel;

namespace Arktos.ApiServer.Admission.Expressions;

/// <summary>The declared fields of an object that expressions see. Complete before it is evaluated.</summary>
internal sealed class ObjectFields(string name, Dictionary<string, CelType> fields) : ICelObjectType
{
    public string Name => name;

    public bool HasPlainNames => true;

    public CelType? FindField(string field) => fields.GetValueOrDefault(field);
}
