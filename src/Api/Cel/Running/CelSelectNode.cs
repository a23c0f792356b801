namespace Arktos.Api.Cel;

/// <summary>
/// `a.b`, `has(a.b)` and `a.?b`. Where the operand is an object of a declared type, its field was found when the
/// program was compiled.
/// </summary>
internal sealed class CelSelectNode : CelNode
{
    private readonly CelNode _operand;
    private readonly string _field;
    private readonly bool _isTest;
    private readonly bool _isOptional;
    private readonly CelType? _declared;
    private readonly string _jsonField;
    private readonly CelType? _fieldType;
    private readonly CelValue _missing;

    public CelSelectNode(CelNode operand, SelectExpr select)
    {
        _operand = operand;
        _field = select.Field;
        _isTest = select.IsTest;
        _isOptional = select.IsOptional;
        _missing = CelValue.Error($"no such key: {select.Field}");
        var type = select.Operand.Type;
        if (type.Kind is CelTypeKind.Nullable or CelTypeKind.Optional)
            type = type.Element;
        _jsonField = select.Field;
        if (type.Kind != CelTypeKind.Object || !type.Object!.TryName(select.Field, out var jsonField))
            return;
        _declared = type;
        _jsonField = jsonField;
        _fieldType = type.Object.FindField(jsonField);
    }

    public override CelValue Evaluate(CelRun run)
    {
        var value = _operand.Evaluate(run);
        if (value.IsFailure)
            return value;
        // Kubernetes has tests of presence for free.
        if (!_isTest && !run.Charge(1))
            return CelValue.Halt;
        var isOptional = _isOptional;
        if (value.Kind == CelKind.Optional)
        {
            if (!value.HasOptionalValue)
                return _isTest ? CelValue.False : value;
            value = value.OptionalValue;
            isOptional = true;
        }
        if (value.Kind != CelKind.Map)
            return value.Kind == CelKind.Null && _isTest ? CelValue.False
                : value.Kind == CelKind.Null && isOptional ? CelValue.OptionalNone
                : CelValue.NoSuchOverload;
        var isThere = TryGet(value.AsMap, out var field);
        if (_isTest)
            return CelValue.Of(isThere);
        if (!isOptional)
            return isThere ? field : _missing;
        return !isThere ? CelValue.OptionalNone
            : field.IsFailure || field.Kind == CelKind.Optional ? field
            : CelValue.OptionalOf(field);
    }

    private bool TryGet(CelMap map, out CelValue value) =>
        map is CelJsonObject json
        && _fieldType is not null
        && ReferenceEquals(json.ObjectType.Object, _declared!.Object)
            ? json.TryGetJsonField(_jsonField, _fieldType, out value)
            : map.TryGetField(_field, out value);
}
