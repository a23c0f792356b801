namespace Arktos.ApiServer.Tests.Support;

/// <summary>One API server for all tests of a class, with namespace shop and a service account in it.</summary>
public sealed class KindServer : IAsyncLifetime
{
    public TestServer Server { get; private set; } = null!;

    public TestClient Admin { get; private set; } = null!;

    public KindProbe Probe { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        Admin = Server.Client();
        Probe = new KindProbe(Admin);
        (await Admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await Admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
    }

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
