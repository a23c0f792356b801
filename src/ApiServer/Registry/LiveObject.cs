using System.Text.Json;
using Arktos.Api;
using Arktos.Api.ManagedFields;
using Arktos.ApiServer.Catalog;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// A stored object that is about to change: decoded, and as JSON with its managers for who needs that. Not thread-safe;
/// one for each round of an update, who disposes of it.
/// </summary>
public sealed class LiveObject(ResourceStrategy strategy, KeyspaceItem item, IKubeObject value, DateTimeOffset now)
    : IDisposable
{
    /// <summary>Levels; bodies are bounded below it.</summary>
    private const int DepthMax = 200;

    private JsonDocument? _document;
    private JsonDocument? _managersDocument;
    private ManagedList? _managers;
    private ReadOnlyMemory<byte>? _text;
    private ReadOnlyMemory<byte>? _managersJson;

    /// <summary>Not to be changed; without its managers.</summary>
    public IKubeObject Value { get; } = value;

    public KeyspaceItem Item { get; } = item;

    /// <summary>When it changes, in whole seconds.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The whole object in the form of clients.</summary>
    public JsonElement Json => (_document ??= Parse(Text)).RootElement;

    /// <inheritdoc cref="Json"/>
    public ReadOnlyMemory<byte> Text => _text ??= strategy.Wire(Item.Value);

    /// <summary>The managers as they are stored; empty for none.</summary>
    public ReadOnlyMemory<byte> ManagersJson => _managersJson ??= ManagedFieldsJson.Find(Item.Value);

    /// <summary>None where nobody tracks the object, or where what is stored is no list of managers.</summary>
    public ManagedList Managers => _managers ??= ReadManagers();

    public static JsonDocument Parse(ReadOnlyMemory<byte> json) =>
        JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DepthMax });

    /// <summary>From now on the object is tracked: all that is there has been there before the applier came.</summary>
    /// <param name="unmanaged">What its managers do not have.</param>
    public void Track(FieldManager applier, FieldSet unmanaged)
    {
        if (!Managers.IsEmpty)
            return;
        var content = ValueComparison.Compare(strategy.Empty, Json, strategy.Merge).Without(unmanaged);
        _managers = ManagedFieldsUpdater.Untracked(content, applier, Now);
    }

    public void Dispose()
    {
        _document?.Dispose();
        _managersDocument?.Dispose();
    }

    private ManagedList ReadManagers()
    {
        if (ManagersJson.IsEmpty)
            return ManagedList.Empty;
        try
        {
            _managersDocument = Parse(ManagersJson);
            return ManagedList.Read(_managersDocument.RootElement, ManagersJson);
        }
        catch (FormatException)
        {
            return ManagedList.Empty;
        }
    }
}
