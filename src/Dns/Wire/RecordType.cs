namespace Arktos.Dns.Wire;

/// <summary>Types of records that are made, read or refused here; their numbers are those of the wire.</summary>
internal static class RecordType
{
    public const ushort A = 1,
        Ns = 2,
        Cname = 5,
        Soa = 6,
        Ptr = 12,
        Hinfo = 13,
        Mx = 15,
        Txt = 16,
        Aaaa = 28,
        Srv = 33,
        Opt = 41,
        Ixfr = 251,
        Axfr = 252,
        Any = 255;
}

/// <summary>Classes of records: the internet's, and any.</summary>
internal static class RecordClass
{
    public const ushort Internet = 1;
}

/// <summary>How a query ended. Codes above 15 need EDNS.</summary>
internal enum ResponseCode
{
    NoError = 0,
    FormatError = 1,
    ServerFailure = 2,
    NameError = 3,
    NotImplemented = 4,
    Refused = 5,
    BadVersion = 16,
}
