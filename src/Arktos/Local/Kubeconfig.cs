using System.Text;
using System.Text.Json;
using Arktos.Roles;

namespace Arktos.Local;

/// <summary>Writes the administrator's kubeconfig: a context for whichever API server is up, which is the
/// current one, and one for each.</summary>
internal static class Kubeconfig
{
    public static void Write(ClusterLayout layout)
    {
        var text = new StringBuilder("apiVersion: v1\nkind: Config\ncurrent-context: arktos\nclusters:\n");
        var authority = Base64(layout, PkiNames.ClusterAuthority + ".crt");
        foreach (var (name, address) in Contexts(layout))
            text.Append(
                $"- name: {name}\n  cluster:\n    server: https://{address}\n    certificate-authority-data: "
                    + $"{authority}\n"
            );
        text.Append("contexts:\n");
        foreach (var (name, _) in Contexts(layout))
            text.Append($"- name: {name}\n  context:\n    cluster: {name}\n    user: admin\n");
        text.Append(
            $"users:\n- name: admin\n  user:\n    client-certificate-data: "
                + $"{Base64(layout, PkiNames.Admin + ".crt")}\n    client-key-data: "
                + $"{Base64(layout, PkiNames.Admin + ".key")}\n"
        );
        File.WriteAllText(layout.Kubeconfig, text.ToString());
    }

    /// <summary>
    /// For a user of a tenant: whichever API server is up, and in it the tenant that the certificate names.
    /// </summary>
    /// <param name="certificate">PEM.</param>
    /// <param name="key">PEM.</param>
    public static string OfTenant(ClusterLayout layout, string tenant, string user, string certificate, string key)
    {
        var name = JsonSerializer.Serialize($"{user}@{tenant}");
        return $"""
            apiVersion: v1
            kind: Config
            current-context: {name}
            clusters:
            - name: {tenant}
              cluster:
                server: https://{layout.SharedApiServer}
                certificate-authority-data: {Base64(layout, PkiNames.ClusterAuthority + ".crt")}
            contexts:
            - name: {name}
              context:
                cluster: {tenant}
                user: {name}
            users:
            - name: {name}
              user:
                client-certificate-data: {Base64(certificate)}
                client-key-data: {Base64(key)}

            """;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<(string Name, string Address)> Contexts(ClusterLayout layout) =>
        layout.ApiServers.Select((s, i) => ($"arktos-{i + 1}", s.Address)).Prepend(("arktos", layout.SharedApiServer));

    private static string Base64(ClusterLayout layout, string file) =>
        Convert.ToBase64String(File.ReadAllBytes(Path.Combine(layout.Pki, file)));
}
