using System.Buffers;
using Arktos.Rpc.Tests.Wire;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Arktos.Rpc.Tests;

public sealed class BufferTests
{
    /// <summary>
    /// It has them by a service that it asks for: were it to ask for another one day, only the speed would tell.
    /// </summary>
    [Fact]
    public async Task The_server_receives_and_sends_by_large_buffers()
    {
        Counting? counting = null;
        await using var server = await EchoServer.StartAsync(
            new RpcServerOptions(),
            services: services =>
            {
                services.AddRpcBuffers();
                var registered = services.Last(s => s.ServiceType == typeof(IMemoryPoolFactory<byte>));
                services.AddSingleton<IMemoryPoolFactory<byte>>(provider =>
                    counting = new Counting(
                        (IMemoryPoolFactory<byte>)
                            ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!)
                    )
                );
            }
        );
        using var channel = server.Channel();
        Assert.Equal(
            200_000,
            (await channel.Echoes().UnaryAsync(new Echo { Text = new string('x', 200_000) })).Text.Length
        );
        Assert.NotNull(counting);
        Assert.True(counting.Rented > 6, $"{counting.Rented} buffers for 200 kB each way");
        Assert.Equal(32 << 10, counting.SmallestBytes);
    }

    private sealed class Counting(IMemoryPoolFactory<byte> inner) : IMemoryPoolFactory<byte>
    {
        private int _rented;

        public int Rented => Volatile.Read(ref _rented);

        public int SmallestBytes { get; private set; } = int.MaxValue;

        public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new Pool(this, inner.Create(options));

        private sealed class Pool(Counting counting, MemoryPool<byte> inner) : MemoryPool<byte>
        {
            public override int MaxBufferSize => inner.MaxBufferSize;

            public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
            {
                var owner = inner.Rent(minBufferSize);
                Interlocked.Increment(ref counting._rented);
                counting.SmallestBytes = Math.Min(counting.SmallestBytes, owner.Memory.Length);
                return owner;
            }

            protected override void Dispose(bool disposing) => inner.Dispose();
        }
    }
}
