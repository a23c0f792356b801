using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Tenants;
using Arktos.Api.Volumes;
using Arktos.Controllers.Tenants;

namespace Arktos.Controllers.Tests;

/// <summary>What is done with what nodes have of a tenant that goes.</summary>
public sealed class TenantContentTests
{
    private const string Never = "example.com/never";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("", null, null, false)]
    [InlineData("n1", null, null, true)]
    [InlineData("n1", true, 30L, true)]
    [InlineData("n1", true, null, true)]
    [InlineData("n1", true, 0L, false)]
    public void A_pod_is_on_its_node_until_the_agent_is_done(string node, bool? goes, long? grace, bool isOnNode)
    {
        var pod = new Pod { Spec = new() { NodeName = node } };
        (pod.Metadata.DeletionTimestamp, pod.Metadata.DeletionGracePeriodSeconds) = (goes is null ? null : Now, grace);
        Assert.Equal(isOnNode, TenantHoldings.IsOnNode(pod));
        Assert.Equal(goes is null, TenantContent.Of(pod) is TenantStep.Delete);
    }

    [Theory]
    [InlineData(false, "", "delete")]
    [InlineData(false, Never, "delete")]
    [InlineData(true, "", "nothing")]
    [InlineData(true, VolumeFinalizers.Claim, "nothing")]
    [InlineData(true, $"{VolumeFinalizers.Claim},{Never}", $"update {VolumeFinalizers.Claim}")]
    [InlineData(true, Never, "update ")]
    public void A_claim_is_held_by_nothing_but_its_pods(bool goes, string finalizers, string step)
    {
        var claim = new PersistentVolumeClaim();
        claim.Metadata.Finalizers = Split(finalizers);
        claim.Metadata.DeletionTimestamp = goes ? Now : null;
        Assert.Equal(step, Text(TenantContent.Of(claim)));
        Assert.Equal(Split(finalizers), claim.Metadata.Finalizers);
    }

    [Theory]
    // Nobody's folder: it is purged like anything else.
    [InlineData(false, "Delete", "Bound", false, "", "nothing")]
    [InlineData(true, "Delete", "Bound", false, "", "nothing")]
    // What was to be kept.
    [InlineData(true, "Retain", "Bound", false, LocalPathVolumes.Finalizer, "policy Delete")]
    [InlineData(true, "Retain", "Released", false, LocalPathVolumes.Finalizer, "policy Delete")]
    // The provisioner sees to it when its claim is gone.
    [InlineData(true, "Delete", "Bound", false, LocalPathVolumes.Finalizer, "nothing")]
    [InlineData(true, "Delete", "Released", false, LocalPathVolumes.Finalizer, "delete")]
    [InlineData(true, "Delete", "Failed", false, LocalPathVolumes.Finalizer, "delete")]
    // The node agent is at it.
    [InlineData(true, "Delete", "Released", true, LocalPathVolumes.Finalizer, "nothing")]
    [InlineData(true, "Delete", "Released", true, $"{LocalPathVolumes.Finalizer},{VolumeFinalizers.Volume}", "nothing")]
    [InlineData(
        true,
        "Delete",
        "Released",
        true,
        $"{Never},{LocalPathVolumes.Finalizer}",
        $"update {LocalPathVolumes.Finalizer}"
    )]
    public void A_volume_goes_by_its_node(
        bool isOurs,
        string policy,
        string phase,
        bool goes,
        string finalizers,
        string step
    )
    {
        var volume = new PersistentVolume { Metadata = new() { Name = "pvc-1" } };
        volume.Spec.Local = new() { Path = isOurs ? LocalPathVolumes.MarkOf("pvc-1") : "/mnt/x" };
        volume.Spec.ClaimRef = new() { Namespace = "a", Name = "b" };
        (volume.Spec.PersistentVolumeReclaimPolicy, volume.Status.Phase) = (policy, phase);
        (volume.Metadata.Finalizers, volume.Metadata.DeletionTimestamp) = (Split(finalizers), goes ? Now : null);
        Assert.Equal(step, Text(TenantContent.Of(volume)));
        // One that nobody has claimed waits for nobody.
        volume.Spec.ClaimRef = null;
        if (step == "nothing" && phase == "Bound" && finalizers.Length > 0)
            Assert.Equal("delete", Text(TenantContent.Of(volume)));
    }

    [Fact]
    public void A_tenant_says_what_it_waits_for_since_when()
    {
        var tenant = new Tenant();
        tenant.Status.Conditions = [new() { Type = "Other", Status = "True" }];
        Assert.False(TenantContent.IsClosed(tenant));
        tenant.Status.Conditions = TenantContent.Conditions(tenant, "pods has 2", Now);
        tenant.Status.Conditions = TenantContent.Conditions(tenant, "pods has 1", Now.AddSeconds(5));
        Assert.True(TenantContent.IsClosed(tenant));
        Assert.Equal(["Other", "TenantContentRemaining"], tenant.Status.Conditions.Select(c => c.Type));
        Assert.Equal(
            ("pods has 1", Now),
            (tenant.Status.Conditions[1].Message, tenant.Status.Conditions[1].LastTransitionTime)
        );
    }

    private static List<string>? Split(string text) => text.Length == 0 ? null : [.. text.Split(',')];

    private static string Text(TenantStep? step) =>
        step switch
        {
            TenantStep.Delete => "delete",
            TenantStep.Update { Object: PersistentVolume { Metadata.DeletionTimestamp: null } volume } =>
                $"policy {volume.Spec.PersistentVolumeReclaimPolicy}",
            TenantStep.Update { Object: var o } => $"update {string.Join(',', o.Metadata.Finalizers ?? [])}",
            _ => "nothing",
        };
}
