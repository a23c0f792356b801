using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.ServiceAccounts;

/// <summary>
/// Keeps the config map kube-root-ca.crt in each active namespace of every tenant, by which pods trust the API servers.
/// </summary>
internal sealed class RootCaPublisher : IController
{
    public const string MapName = "kube-root-ca.crt";
    private const string DataKey = "ca.crt";
    private const string DescriptionKey = "kubernetes.io/description";
    private const string Description =
        "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as "
        + "the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions "
        + "of Kubernetes clusters.";

    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly ResourceClient<ConfigMap> _maps;
    private readonly Informer<ConfigMap> _published;

    /// <summary>As it has to be, wherever.</summary>
    private readonly ConfigMap _right;

    public RootCaPublisher(ControllerContext context)
    {
        _context = context;
        var logger = context.Loggers.CreateLogger<RootCaPublisher>();
        _loop = context.LoopOf<RootCaPublisher, ObjectKey>(Name);
        _maps = new ResourceClient<ConfigMap>(context.Connection);
        context.Informers.Namespaces.AddHandler(InformerHandler<Namespace>.Any(ns => _loop.Add(ObjectKey.Of(ns))));
        _right = Wanted("", "", null, context.Options.RootCaPem)!;
        // Only these maps: the others' data is nobody's business here, and large.
        _published = new Informer<ConfigMap>(
            context.Connection,
            new InformerOptions
            {
                FieldSelector = $"metadata.name={MapName}",
                Time = context.Time,
                Metrics = context.Options.Metrics,
                Logger = logger,
            }
        );
        _published.Reduce(Shared);
        _published.AddHandler(
            InformerHandler<ConfigMap>.Any(m => _loop.Add(new ObjectKey(m.Metadata.Tenant, "", m.Metadata.Namespace)))
        );
    }

    public string Name => "root-ca-certificate-publisher";

    public async Task RunAsync(CancellationToken ct)
    {
        if (!_published.IsStarted)
            _published.Start();
        try
        {
            await _published.WaitForSyncAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        await _loop.RunAsync(ReconcileAsync, ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _published.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The map as it has to be, null when it is so already. Pure.</summary>
    /// <param name="there">Null: there is none.</param>
    public static ConfigMap? Wanted(string tenant, string ns, ConfigMap? there, string pem)
    {
        var isRight =
            there?.Data is { Count: 1 } data
            && data.GetValueOrDefault(DataKey) == pem
            && there.Metadata.Annotations?.GetValueOrDefault(DescriptionKey) == Description;
        if (isRight)
            return null;
        var map = there is null
            ? new ConfigMap
            {
                Metadata = new ObjectMeta
                {
                    Tenant = tenant,
                    Namespace = ns,
                    Name = MapName,
                },
            }
            : KubeJson.Clone(there);
        map.Data = new Map<string> { [DataKey] = pem };
        (map.Metadata.Annotations ??= [])[DescriptionKey] = Description;
        return map;
    }

    // Each namespace of each tenant has one, and nearly all say the same.
    private ConfigMap Shared(ConfigMap map)
    {
        if (Wanted("", "", map, _context.Options.RootCaPem) is null)
            (map.Data, map.Metadata.Annotations) = (_right.Data, _right.Metadata.Annotations);
        return map;
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (!ActiveNamespaces.IsActive(_context.Informers.Namespaces.Get(key)))
            return null;
        var there = _published.Get(new ObjectKey(key.Tenant, key.Name, MapName));
        if (Wanted(key.Tenant, key.Name, there, _context.Options.RootCaPem) is not { } map)
            return null;
        try
        {
            if (there is null)
                await _maps.CreateAsync(map, ct).ConfigureAwait(false);
            else
                await _maps.UpdateAsync(map, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsAlreadyExists || ActiveNamespaces.IsGoing(e))
        { /* its event brings the key again; or the namespace is going */
        }
        return null;
    }
}
