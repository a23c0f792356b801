using System.Net;
using ARSoft.Tools.Net;
using ARSoft.Tools.Net.Dns;

namespace Arktos.DnsBench;

/// <summary>
/// The package's server, which answers for the same services by a dictionary: no tenants, no bounds, no metrics.
/// </summary>
internal static class ArSoftServer
{
    public static async Task RunAsync(IPEndPoint endPoint, int services)
    {
        var addresses = Enumerable
            .Range(0, services)
            .ToDictionary(i => DomainName.Parse(Names.Full(i)), i => IPAddress.Parse(Names.Address(i)));
        using var server = new DnsServer(new UdpServerTransport(endPoint));
        server.QueryReceived += (_, e) =>
        {
            if (e.Query is DnsMessage query)
            {
                var response = query.CreateResponseInstance();
                var question = query.Questions[0];
                if (addresses.TryGetValue(question.Name, out var address))
                    response.AnswerRecords.Add(new ARecord(question.Name, 30, address));
                else
                    response.ReturnCode = ReturnCode.NxDomain;
                e.Response = response;
            }
            return Task.CompletedTask;
        };
        server.Start();
        await Task.Delay(Timeout.InfiniteTimeSpan);
    }
}
