using System.Security.Cryptography;

namespace Arktos.Local;

/// <summary>
/// The file by which the API servers of a local cluster encrypt secrets, with a random key that is made with the
/// cluster. A cluster of an earlier version has none, and stores secrets as they are until somebody writes one.
/// </summary>
internal static class LocalEncryption
{
    private const int KeyBytes = 32;

    /// <summary>For a new cluster; a file that is there stays.</summary>
    public static void Make(ClusterLayout layout)
    {
        if (File.Exists(layout.EncryptionFile))
            return;
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
        File.WriteAllText(
            layout.EncryptionFile,
            $"""
            # With what secrets are encrypted on the stores' disks. Who has this file can read them; without it nobody
            # can, and those of a backup are lost. docs/operations.md says how the key is changed.
            apiVersion: apiserver.config.k8s.io/v1
            kind: EncryptionConfiguration
            resources:
              - resources: [secrets]
                providers:
                  - aesgcm:
                      keys:
                        - name: key1
                          secret: {key}
                  - identity: {"{}"}

            """
        );
        File.SetUnixFileMode(layout.EncryptionFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>What API servers are started with.</summary>
    public static IEnumerable<string> ArgumentsOf(ClusterLayout layout) =>
        File.Exists(layout.EncryptionFile)
            ? ["--encryption-provider-config", layout.EncryptionFile, "--encryption-provider-config-automatic-reload"]
            : [];
}
