using System.CommandLine;
using System.Net;
using Arktos.Dns;

namespace Arktos.Roles;

/// <summary>`arktos dns`: names of services and pods, for each tenant its own.</summary>
internal static class DnsRole
{
    private const int NameServerPort = 53;

    private static readonly RoleDoorOptions Door = new(port: 9153);

    private static readonly Option<string> Listen = new("--listen")
    {
        Description = "address:port of this machine to take queries at, UDP and TCP; several are separated by commas",
        Required = true,
    };
    private static readonly Option<string> Domain = new("--cluster-domain")
    {
        Description = "the zone that is the cluster's",
        DefaultValueFactory = _ => DnsOptions.DefaultDomain,
    };
    private static readonly Option<string?> Upstream = new("--upstream")
    {
        Description =
            "address or address:port of servers to ask for other names, separated by commas; by default those "
            + "of --resolv-conf",
    };
    private static readonly Option<string> ResolvConf = new("--resolv-conf")
    {
        Description = "file that names the servers to ask for other names, read again when it changes; empty: none",
        DefaultValueFactory = _ => "/etc/resolv.conf",
    };
    private static readonly Option<int> QueriesPerSecond = new("--source-qps")
    {
        Description = "queries a second that one address may send; more get no response",
        DefaultValueFactory = _ => 2000,
    };

    public static Command Command()
    {
        var command = new Command("dns", "Run a DNS server: names of services and pods, for each tenant its own")
        {
            Listen,
            Domain,
            Upstream,
            ResolvConf,
            QueriesPerSecond,
            ConnectionOptions.Servers,
            PkiOptions.Folder,
            PkiOptions.Certificate,
        };
        Door.AddTo(command);
        RoleLogging.AddTo(command);
        command.SetAction(
            (parsed, _) =>
                RoleHost.RunAsync(
                    "dns",
                    parsed,
                    (loggers, stop) =>
                    {
                        var options = Read(parsed);
                        var host = new DnsHost(options, loggers);
                        return Door.RunAsync(
                            parsed,
                            options.Metrics,
                            loggers,
                            () => host.RunAsync(stop),
                            () => host.IsReady
                        );
                    }
                )
        );
        return command;
    }

    /// <summary>The options and their values, for whoever starts a server.</summary>
    /// <param name="listen">Each once.</param>
    public static string[] At(IEnumerable<string> listen, string domain) =>
        [Listen.Name, string.Join(',', listen), Domain.Name, domain];

    private static DnsOptions Read(ParseResult parsed)
    {
        var queries = parsed.GetValue(QueriesPerSecond);
        if (queries < 1)
            throw new InvalidDataException($"{QueriesPerSecond.Name} {queries} would answer nobody");
        try
        {
            return new DnsOptions
            {
                Connection = ConnectionOptions.Read(parsed, "dns"),
                Listen = [.. Split(parsed.GetRequiredValue(Listen)).Select(l => Addresses.EndPoint(Listen.Name, l))],
                Domain = parsed.GetRequiredValue(Domain),
                Upstreams = [.. Split(parsed.GetValue(Upstream) ?? "").Select(Server)],
                ResolvConf = parsed.GetRequiredValue(ResolvConf),
                QueriesPerSecondMax = queries,
            };
        }
        catch (FormatException e)
        {
            throw new InvalidDataException($"{Domain.Name}: {e.Message}");
        }
    }

    private static IPEndPoint Server(string text) =>
        IPAddress.TryParse(text, out var address) && Addresses.IsPlain(text)
            ? new IPEndPoint(address, NameServerPort)
            : Addresses.EndPoint(Upstream.Name, text);

    private static string[] Split(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
