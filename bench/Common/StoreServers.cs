using System.Globalization;
using System.Text.Json;
using Arktos.Chaos;
using Arktos.Rpc;

namespace Arktos.Bench;

/// <summary>
/// Stores as processes in three AZs, with the settings that `arktos up` gives them, in a folder that holds their
/// certificates (`pki`), their configuration (`cluster.json`), their data and their logs.
/// </summary>
/// <param name="Authority">Signs who may speak to stores.</param>
internal sealed record StoreServers(Processes Processes, CertificateAuthority Authority, string[] Addresses)
{
    public const int Azs = 3;

    public static string PkiOf(string folder) => Path.Combine(folder, "pki");

    public static string ClusterFileOf(string folder) => Path.Combine(folder, "cluster.json");

    /// <summary>Of store n, counted from 0, the AZ, counted from 0.</summary>
    public static int AzOf(int store) => store % Azs;

    /// <param name="partitions">Each with a replica in every AZ, spread evenly over the stores there.</param>
    public static StoreServers Start(string folder, string executable, int storesPerAz = 1, int partitions = 1)
    {
        Directory.CreateDirectory(folder);
        var authority = CertificateAuthority.Create("bench stores");
        authority.Save(PkiOf(folder), "store-ca");
        var ports = FreePorts.Take(Azs * storesPerAz);
        uint[] ids = [.. Enumerable.Range(1, ports.Length).Select(i => (uint)i)];
        var cluster = new
        {
            clusterId = "bench",
            stores = ids.Select(id => new
            {
                id,
                name = $"store-{id}",
                az = $"az-{AzOf((int)id - 1)}",
                address = $"127.0.0.1:{ports[id - 1]}",
            }),
            partitions = Enumerable.Range(0, partitions).Select(p => new { id = p, stores = StoresOf(p, storesPerAz) }),
        };
        File.WriteAllText(ClusterFileOf(folder), JsonSerializer.Serialize(cluster));
        var processes = new Processes();
        try
        {
            foreach (var id in ids)
                Start(processes, executable, folder, authority, id);
        }
        catch
        {
            processes.Dispose();
            throw;
        }
        return new StoreServers(processes, authority, [.. ports.Select(p => $"127.0.0.1:{p}")]);
    }

    private static void Start(
        Processes processes,
        string executable,
        string folder,
        CertificateAuthority authority,
        uint id
    )
    {
        var (pki, data) = (PkiOf(folder), Path.Combine(folder, $"data-{id}"));
        CertificateAuthority.SavePem(
            authority.Issue(new CertificateRequestDetails($"store-{id}", ["arktos:stores"], ["127.0.0.1"])),
            pki,
            $"store-{id}"
        );
        processes.Start(
            executable,
            Path.Combine(folder, $"store-{id}.log"),
            data,
            "store",
            "--cluster",
            ClusterFileOf(folder),
            "--store",
            id.ToString(CultureInfo.InvariantCulture),
            "--data-dir",
            data,
            "--pki",
            pki,
            "--certificate",
            $"store-{id}",
            "--new"
        );
    }

    /// <summary>One store of each AZ: the digits of the partition's number say which.</summary>
    private static IReadOnlyList<uint> StoresOf(int partition, int storesPerAz)
    {
        var stores = new uint[Azs];
        for (var (az, digits) = (0, partition); az < Azs; az++, digits /= storesPerAz)
            stores[az] = (uint)(1 + az + Azs * (digits % storesPerAz));
        return stores;
    }
}
