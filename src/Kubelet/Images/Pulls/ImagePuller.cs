using System.Collections.Concurrent;
using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Images.Pulls;

/// <summary>
/// Pulls images of a pod's containers with its credentials, and notes by whose an image came. What the pod has used
/// once it may use again, though nobody can be asked for its secrets. For one pod; thread-safe.
/// </summary>
/// <param name="pulled">Null: the runtime's images are everybody's, and are pulled without credentials.</param>
internal sealed class ImagePuller(PodServices services, PulledImages? pulled)
{
    private const int UsedMax = 64;

    /// <summary>Names and ids of images that the pod has used.</summary>
    private readonly ConcurrentDictionary<(string Image, string Id), bool> _used = new();

    /// <summary>Whether the pod may use an image that is here, though it has not pulled it.</summary>
    public async Task<bool> MayUseAsync(Pod pod, string image, ImageRecord present, CancellationToken ct)
    {
        if (pulled is null || _used.ContainsKey((image, present.Id)) || !pulled.MustVerify(image, present))
            return true;
        try
        {
            var credentials = (await KeyringAsync(pod, ct).ConfigureAwait(false)).For(image);
            if (!pulled.MayUse(image, present, credentials))
                return false;
            Use(image, present);
            return true;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            services.Logger.LogWarning("who may use image {Image} is not known: {Reason}", image, e.Message);
            return false;
        }
    }

    /// <exception cref="RuntimeException">It cannot be had. The message is for the pod's user.</exception>
    public async Task<ImageRecord> PullAsync(Pod pod, string image, PodSandboxConfig sandbox, CancellationToken ct)
    {
        try
        {
            var credentials = (await KeyringAsync(pod, ct).ConfigureAwait(false)).For(image);
            return pulled is null
                ? await PullAsync(image, null, sandbox, ct).ConfigureAwait(false)
                : await PullNotedAsync(pulled, image, credentials, sandbox, ct).ConfigureAwait(false);
        }
        catch (FormatException e)
        {
            throw new RuntimeException(e.Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RuntimeException($"the node cannot note whose image \"{image}\" is: {e.Message}", e);
        }
    }

    private async Task<ImageRecord> PullNotedAsync(
        PulledImages notes,
        string image,
        IReadOnlyList<PullCredential> credentials,
        PodSandboxConfig sandbox,
        CancellationToken ct
    )
    {
        var before = await services.Runtime.FindImageAsync(image, ct).ConfigureAwait(false);
        notes.Begins(image, before);
        var isKnown = false;
        try
        {
            var (there, credential) = await TryEachAsync(image, credentials, sandbox, ct).ConfigureAwait(false);
            notes.Succeeded(image, there.Id, credential);
            isKnown = true;
            Use(image, there);
            return there;
        }
        catch (RuntimeException)
        {
            var now = await services.Runtime.FindImageAsync(image, ct).ConfigureAwait(false);
            isKnown = now is null || now.Id == before?.Id;
            throw;
        }
        finally
        {
            notes.Ended(image, isKnown);
        }
    }

    private void Use(string image, ImageRecord there)
    {
        // Whatever is dropped is verified again.
        if (_used.Count >= UsedMax)
            _used.Clear();
        _used[(image, there.Id)] = true;
    }

    /// <summary>The first credential that the registry takes; with none, as nobody in particular.</summary>
    private async Task<(ImageRecord, PullCredential?)> TryEachAsync(
        string image,
        IReadOnlyList<PullCredential> credentials,
        PodSandboxConfig sandbox,
        CancellationToken ct
    )
    {
        if (credentials.Count == 0)
            return (await PullAsync(image, null, sandbox, ct).ConfigureAwait(false), null);
        var refusals = new List<string>();
        RuntimeException? last = null;
        foreach (var credential in credentials)
            try
            {
                return (await PullAsync(image, credential.Credential, sandbox, ct).ConfigureAwait(false), credential);
            }
            catch (RuntimeException e)
            {
                last = e;
                if (!refusals.Contains(e.Message))
                    refusals.Add(e.Message);
            }
        throw new RuntimeException(refusals.Count == 1 ? refusals[0] : $"[{string.Join(", ", refusals)}]", last);
    }

    private async Task<ImageRecord> PullAsync(
        string image,
        RegistryCredential? credential,
        PodSandboxConfig sandbox,
        CancellationToken ct
    )
    {
        await services.Runtime.PullImageAsync(image, credential, sandbox, ct).ConfigureAwait(false);
        return await services.Runtime.FindImageAsync(image, ct).ConfigureAwait(false)
            ?? throw new RuntimeException($"image \"{image}\" was pulled but is not there");
    }

    /// <summary>What cannot be had is told, and done without.</summary>
    private async Task<ImageKeyring> KeyringAsync(Pod pod, CancellationToken ct)
    {
        var (secrets, missing) = (new List<Secret>(), new List<string>());
        foreach (var name in (pod.Spec.ImagePullSecrets ?? []).Select(s => s.Name).Where(n => n.Length > 0))
            if (pulled is not null && await SecretAsync(pod, name, ct).ConfigureAwait(false) is { } secret)
                secrets.Add(secret);
            else
                missing.Add(name);
        if (missing.Count > 0)
            services.Events.Warning(
                pod,
                "FailedToRetrieveImagePullSecret",
                $"Unable to retrieve some image pull secrets ({string.Join(", ", missing)}); attempting to pull the "
                    + "image may not succeed."
            );
        return ImageKeyring.Of(secrets);
    }

    private async Task<Secret?> SecretAsync(Pod pod, string name, CancellationToken ct)
    {
        try
        {
            return await services
                .Objects.SecretAsync(pod.Metadata.Tenant, pod.Metadata.Namespace, name, ct)
                .ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            services.Logger.LogWarning("image pull secret {Name} cannot be read: {Reason}", name, e.Message);
            return null;
        }
    }
}
