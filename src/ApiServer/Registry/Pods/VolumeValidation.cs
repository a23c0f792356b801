using Arktos.Api.Core.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>What holds for the volumes of pods and pod templates. Pure.</summary>
internal static class VolumeValidation
{
    private const long TokenSecondsMin = 600,
        TokenSecondsMax = 1L << 32;
    private const int DriverBytesMax = 63;

    private static readonly string[] HostPathTypes =
    [
        "",
        "BlockDevice",
        "CharDevice",
        "Directory",
        "DirectoryOrCreate",
        "File",
        "FileOrCreate",
        "Socket",
    ];

    public static PodVolumeNames Validate(PodSpec spec, string at, bool isTemplate, FieldErrors errors)
    {
        var names = new PodVolumeNames();
        foreach (var (volume, i) in (spec.Volumes ?? []).Select((v, i) => (v, i)))
        {
            var field = $"{at}.volumes[{i}]";
            if (volume.Name.Length == 0)
                errors.Required($"{field}.name");
            else
            {
                errors.InvalidEach($"{field}.name", volume.Name, Formats.DnsLabel(volume.Name));
                if (!names.Add(volume))
                    errors.Duplicate($"{field}.name", volume.Name);
            }
            var sources = VolumeSources.Names(volume).ToList();
            if (sources.Count == 0)
                errors.Required(field, "must specify a volume type");
            foreach (var extra in sources.Skip(1))
                errors.Forbidden($"{field}.{extra}", "may not specify more than 1 volume type");
            Source(volume, isTemplate, field, errors);
        }
        return names;
    }

    private static void Source(Volume volume, bool isTemplate, string field, FieldErrors errors)
    {
        if (volume.Secret is { SecretName: "" })
            errors.Required($"{field}.secret.secretName");
        if (volume.ConfigMap is { Name: "" })
            errors.Required($"{field}.configMap.name");
        if (volume.PersistentVolumeClaim is { ClaimName: "" })
            errors.Required($"{field}.persistentVolumeClaim.claimName");
        if (volume.HostPath is { } hostPath)
        {
            if (hostPath.Path.Length == 0)
                errors.Required($"{field}.hostPath.path");
            else if (hostPath.Path.Split('/').Contains(".."))
                errors.Invalid($"{field}.hostPath.path", hostPath.Path, "must not contain '..'");
            if (hostPath.Type is { } type && !HostPathTypes.Contains(type))
                errors.NotSupported($"{field}.hostPath.type", type, HostPathTypes);
        }
        if (volume.EmptyDir?.SizeLimit is { Sign: < 0 })
            errors.Forbidden($"{field}.emptyDir.sizeLimit", "SizeLimit field must be a valid resource quantity");
        if (volume.Nfs is { } nfs)
        {
            if (nfs.Server.Length == 0)
                errors.Required($"{field}.nfs.server");
            if (nfs.Path.Length == 0)
                errors.Required($"{field}.nfs.path");
            else if (!nfs.Path.StartsWith('/'))
                errors.Invalid($"{field}.nfs.path", nfs.Path, "must be an absolute path");
        }
        if (volume.Ephemeral is { VolumeClaimTemplate: null })
            errors.Required($"{field}.ephemeral.volumeClaimTemplate");
        if (!isTemplate && volume.Image is { Reference: "" })
            errors.Required($"{field}.image.reference");
        if (volume.Csi is { } csi)
            Driver(csi.Driver, $"{field}.csi.driver", errors);
        Mode(volume.Secret?.DefaultMode, $"{field}.secret.defaultMode", errors);
        Mode(volume.ConfigMap?.DefaultMode, $"{field}.configMap.defaultMode", errors);
        Mode(volume.DownwardAPI?.DefaultMode, $"{field}.downwardAPI.defaultMode", errors);
        Items(volume.Secret?.Items, $"{field}.secret.items", errors);
        Items(volume.ConfigMap?.Items, $"{field}.configMap.items", errors);
        Files(volume.DownwardAPI?.Items, $"{field}.downwardAPI.items", errors);
        if (volume.Projected is { } projected)
            Projected(projected, $"{field}.projected", errors);
    }

    private static void Projected(ProjectedVolumeSource projected, string at, FieldErrors errors)
    {
        Mode(projected.DefaultMode, $"{at}.defaultMode", errors);
        var paths = new HashSet<string>();
        void Take(string path)
        {
            if (path.Length > 0 && !paths.Add(path))
                errors.Invalid(at, path, "conflicting duplicate paths");
        }
        foreach (var (i, source) in (projected.Sources ?? []).Index())
        {
            var field = $"{at}.sources[{i}]";
            var kinds = Kinds(source).ToList();
            foreach (var extra in kinds.Skip(1))
                errors.Forbidden($"{field}.{extra}", "may not specify more than 1 volume type per source");
            if (source.Secret is { Name: "" })
                errors.Required($"{field}.secret.name");
            if (source.ConfigMap is { Name: "" })
                errors.Required($"{field}.configMap.name");
            Items(source.Secret?.Items, $"{field}.secret.items", errors);
            Items(source.ConfigMap?.Items, $"{field}.configMap.items", errors);
            Files(source.DownwardAPI?.Items, $"{field}.downwardAPI.items", errors);
            foreach (var item in (source.Secret?.Items ?? []).Concat(source.ConfigMap?.Items ?? []))
                Take(item.Path);
            foreach (var file in source.DownwardAPI?.Items ?? [])
                Take(file.Path);
            if (source.ServiceAccountToken is not { } token)
                continue;
            Take(token.Path);
            if (token.Path.Length == 0)
                errors.Required($"{at}.path");
            else
                PathRules.File(token.Path, $"{at}.path", errors);
            if (token.ExpirationSeconds < TokenSecondsMin)
                errors.Invalid(
                    $"{field}.serviceAccountToken.expirationSeconds",
                    token.ExpirationSeconds,
                    "may not specify a duration less than 10 minutes"
                );
            if (token.ExpirationSeconds > TokenSecondsMax)
                errors.Invalid(
                    $"{field}.serviceAccountToken.expirationSeconds",
                    token.ExpirationSeconds,
                    "may not specify a duration larger than 2^32 seconds"
                );
        }
    }

    private static IEnumerable<string> Kinds(VolumeProjection source)
    {
        if (source.Secret is not null)
            yield return "secret";
        if (source.ConfigMap is not null)
            yield return "configMap";
        if (source.DownwardAPI is not null)
            yield return "downwardAPI";
        if (source.ServiceAccountToken is not null)
            yield return "serviceAccountToken";
        if (source.ClusterTrustBundle is not null)
            yield return "clusterTrustBundle";
        if (source.PodCertificate is not null)
            yield return "podCertificate";
    }

    private static void Driver(string driver, string field, FieldErrors errors)
    {
        if (driver.Length == 0)
            errors.Required(field);
        else if (driver.Length > DriverBytesMax)
            errors.TooLong(field, DriverBytesMax);
        else
            errors.InvalidEach(field, driver, Formats.DnsSubdomain(driver.ToLowerInvariant()));
    }

    private static void Files(List<DownwardAPIVolumeFile>? files, string at, FieldErrors errors)
    {
        foreach (var (i, file) in (files ?? []).Index())
        {
            if (file.Path.Length == 0)
                errors.Required($"{at}[{i}].path");
            else
                PathRules.File(file.Path, $"{at}[{i}].path", errors);
            FieldReferences.OfVolume(file, $"{at}[{i}]", errors);
            Mode(file.Mode, $"{at}[{i}].mode", errors);
        }
    }

    private static void Mode(int? mode, string field, FieldErrors errors)
    {
        if (mode is < 0 or > 511)
            errors.Invalid(field, mode, "must be a number between 0 and 0777 (octal), both inclusive");
    }

    private static void Items(List<KeyToPath>? items, string field, FieldErrors errors)
    {
        foreach (var (item, i) in (items ?? []).Select((x, i) => (x, i)))
        {
            if (item.Key.Length == 0)
                errors.Required($"{field}[{i}].key");
            if (item.Path.Length == 0)
                errors.Required($"{field}[{i}].path");
            else
                PathRules.File(item.Path, $"{field}[{i}].path", errors);
            Mode(item.Mode, $"{field}[{i}].mode", errors);
        }
    }
}
