using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Arktos.Rpc.Tests.Tls;

/// <summary>
/// Somebody whom nobody knows: issues certificates that name a web server of its own as the place of the issuer's
/// certificate, of the list of revoked ones and of OCSP, and counts who comes there.
/// </summary>
public sealed class ForeignIssuer : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly byte[] Http1Request = Encoding.ASCII.GetBytes(
            "GET /api HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        ),
        Http2Preface = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0];

    private readonly ECDsa _rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _root;
    private int _hits;

    public ForeignIssuer()
    {
        var request = new CertificateRequest("CN=foreign-ca", _rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(2));
        _listener.Start();
        _ = AnswerAsync();
    }

    /// <summary>Downloads that were begun.</summary>
    public int Hits => Volatile.Read(ref _hits);

    public X509Certificate2 Issue(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var url = $"http://{_listener.LocalEndpoint}/";
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], false)
        );
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509AuthorityInformationAccessExtension([$"{url}ocsp"], [$"{url}issuer.crt"])
        );
        request.CertificateExtensions.Add(
            CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([$"{url}revoked.crl"])
        );
        using var issued = request.Create(
            _root,
            DateTimeOffset.UtcNow.AddMinutes(-30),
            DateTimeOffset.UtcNow.AddDays(1),
            RandomNumberGenerator.GetBytes(12)
        );
        return issued.CopyWithPrivateKey(key);
    }

    /// <summary>
    /// Comes to a server with such a certificate, asks for something, and waits for the answer or the end.
    /// </summary>
    public async Task KnockAsync(int port, SslApplicationProtocol protocol)
    {
        using var certificate = Issue("O=system:masters, CN=admin");
        using var socket = new TcpClient();
        using var deadline = new CancellationTokenSource(Deadline);
        await socket.ConnectAsync(IPAddress.Loopback, port, deadline.Token);
        await using var tls = new SslStream(socket.GetStream());
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "127.0.0.1",
                    ApplicationProtocols = [protocol],
                    ClientCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true),
                    CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true },
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                },
                deadline.Token
            );
            await tls.WriteAsync(
                protocol == SslApplicationProtocol.Http11 ? Http1Request : Http2Preface,
                deadline.Token
            );
            _ = await tls.ReadAsync(new byte[1024], deadline.Token);
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        { /* It was refused, which comes after its certificate was looked at. */
        }
    }

    /// <summary>The proof that the counter counts: what a check with the runtime's defaults does.</summary>
    public void AssertThatItCounts()
    {
        var before = Hits;
        using var certificate = Issue("CN=control");
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.UrlRetrievalTimeout = TimeSpan.FromSeconds(5);
        Assert.False(chain.Build(certificate));
        Assert.True(Hits > before);
    }

    public void Dispose()
    {
        _listener.Stop();
        _root.Dispose();
        _rootKey.Dispose();
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                using var caller = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _hits);
                await caller
                    .GetStream()
                    .WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        { /* The end of the test. */
        }
    }
}
