using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Networking.V1;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Addresses of services are shared by all tenants. Which there are, and which are kept from being given, is for tenant
/// system to say; and at which addresses a load balancer reaches a service, which node agents lead there, is said by
/// users of tenant system alone (its controllers): a tenant that could write it would take other people's addresses.
/// </summary>
public sealed class SharedAddresses : IAdmissionPlugin
{
    public ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel) => new(Check(request));

    private static Status? Check(AdmissionRequest request)
    {
        var isSystem = request.Tenant == UserIdentity.SystemTenant;
        return request switch
        {
            { Object: ServiceCIDR, Operation: AdmissionOperation.Create } when !isSystem => request.Forbidden(
                "ranges of addresses are shared by all tenants: only tenant system has them"
            ),
            { Object: IPAddress, Operation: AdmissionOperation.Create } when !isSystem => request.Forbidden(
                "addresses are shared by all tenants: a tenant has those of its services"
            ),
            { Object: Service service, Old: Service old }
                when request.User.Tenant != UserIdentity.SystemTenant
                    && !service.Status.LoadBalancer.DeepEquals(old.Status.LoadBalancer)
                    && !IsGivenUp(service) => request.Forbidden(
                "the addresses of a service's load balancer are for the load balancer's controller to say"
            ),
            _ => null,
        };
    }

    // A service that is of another type now has none.
    private static bool IsGivenUp(Service service) =>
        service.Spec.Type != "LoadBalancer" && service.Status.LoadBalancer.Ingress is not { Count: > 0 };
}
