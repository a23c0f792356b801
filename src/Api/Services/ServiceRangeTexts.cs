namespace Arktos.Api.Services;

/// <summary>What API servers and the controller of ServiceCIDRs say of them. Pure.</summary>
public static class ServiceRangeTexts
{
    /// <summary>The object of the range that API servers are started with.</summary>
    public const string Default = "kubernetes";

    /// <summary>What holds a range for as long as services have addresses of it.</summary>
    public const string Finalizer = "networking.k8s.io/service-cidr-finalizer";

    /// <summary>The condition of a range that addresses are given from.</summary>
    public const string Ready = "Ready";

    public const string IsReady = "Kubernetes Service CIDR is ready";

    /// <summary>Why a range that is being deleted stays: the refusal of the server, and the condition.</summary>
    public const string InUse =
        "There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new ServiceCIDR";

    /// <summary>The reason of the condition of a range that is being deleted.</summary>
    public const string Terminating = "Terminating";
}
