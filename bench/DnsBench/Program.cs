using System.Globalization;
using System.Net;
using Arktos.DnsBench;

// Without arguments of a server: measures both, one after the other, each in a process of its own on one core.
//   Arktos.DnsBench [SECONDS [SERVICES]]
//   Arktos.DnsBench serve arktos|arsoft PORT SERVICES
if (args is ["serve", var side, var port, var services])
{
    var endPoint = new IPEndPoint(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
    var count = int.Parse(services, CultureInfo.InvariantCulture);
    await (side == "arktos" ? OurServer.RunAsync(endPoint, count) : ArSoftServer.RunAsync(endPoint, count));
    return;
}
var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var servicesCount = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10_000;
Measurement.Run(seconds, servicesCount);
