using Arktos.ApiServer.Encryption.Kms;
using Arktos.Rpc;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Arktos.ApiServer.Tests.Support;

/// <summary>A plugin of KMS version 2 at a Unix socket, which scrambles bytes by the key's name.</summary>
internal sealed class FakeKeyService : KeyManagementService.KeyManagementServiceBase, IAsyncDisposable
{
    private WebApplication? _app;
    private int _decryptions,
        _encryptions;

    public string KeyId { get; set; } = "key-a";

    public string Health { get; set; } = "ok";

    public int Decryptions => Volatile.Read(ref _decryptions);

    public int Encryptions => Volatile.Read(ref _encryptions);

    public static async Task<FakeKeyService> StartAsync(string socket)
    {
        var service = new FakeKeyService();
        File.Delete(socket);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRpcServer(new RpcServerOptions { MessageBytesMax = 1 << 20 });
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(k => k.ListenUnixSocket(socket, l => l.Protocols = HttpProtocols.Http2));
        service._app = builder.Build();
        service._app.MapRpcService(
            b => KeyManagementService.BindService(b, service),
            _ => new RpcMethodOptions { Authorize = _ => default }
        );
        await service._app.StartAsync();
        return service;
    }

    public override Task<StatusResponse> Status(StatusRequest request, ServerCallContext context) =>
        Task.FromResult(
            new StatusResponse
            {
                Version = "v2",
                Healthz = Health,
                KeyId = KeyId,
            }
        );

    public override Task<EncryptResponse> Encrypt(EncryptRequest request, ServerCallContext context)
    {
        Interlocked.Increment(ref _encryptions);
        var answer = new EncryptResponse { KeyId = KeyId, Ciphertext = Scrambled(KeyId, request.Plaintext) };
        answer.Annotations.Add("fake.example.com/note", ByteString.CopyFromUtf8("noted"));
        return Task.FromResult(answer);
    }

    public override Task<DecryptResponse> Decrypt(DecryptRequest request, ServerCallContext context)
    {
        Interlocked.Increment(ref _decryptions);
        if (request.Annotations["fake.example.com/note"].ToStringUtf8() != "noted")
            throw RpcFailure.Of(StatusCode.InvalidArgument, "the note is gone");
        return Task.FromResult(new DecryptResponse { Plaintext = Scrambled(request.KeyId, request.Ciphertext) });
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }

    private static ByteString Scrambled(string key, ByteString bytes) =>
        ByteString.CopyFrom([.. bytes.Select((b, i) => (byte)(b ^ key[i % key.Length]))]);
}
