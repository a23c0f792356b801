using Arktos.Api.Meta.V1;
using Arktos.Api.Tenants;
using Arktos.Controllers.ClusterRoles;

namespace Arktos.Controllers.Tests;

/// <summary>Whose roles have to be read: not those that nobody has touched.</summary>
public sealed class NewRolesTests
{
    [Fact]
    public void Roles_of_one_commit_that_are_all_there_need_no_look()
    {
        Assert.Equal(NewRolesState.Whole, StateOf(All("7")));
        Assert.Equal(NewRolesState.Changed, StateOf([]));
        Assert.Equal(NewRolesState.Changed, StateOf(All("")));
    }

    [Fact]
    public void What_is_written_taken_away_or_added_does()
    {
        foreach (var name in TenantRoles.All)
        {
            Assert.Equal(
                NewRolesState.Changed,
                StateOf([.. All("7").Where(r => r.Name != name), (Name: name, Version: "8")])
            );
            // The rest may be coming, or somebody has taken it away: both are looked at after a moment.
            Assert.Equal(NewRolesState.Coming, StateOf([.. All("7").Where(r => r.Name != name)]));
        }
        Assert.Equal(NewRolesState.Changed, StateOf([.. All("7"), (Name: "mine", Version: "9")]));
        Assert.Equal(NewRolesState.Changed, StateOf([.. All("7").Skip(1), (Name: "mine", Version: "7")]));
    }

    private static List<(string Name, string Version)> All(string version) =>
        [.. TenantRoles.All.Select(n => (n, version))];

    private static NewRolesState StateOf(IEnumerable<(string Name, string Version)> roles) =>
        NewRoles.Of([
            .. roles.Select(r => new PartialObjectMetadata
            {
                Metadata = new() { Name = r.Name, ResourceVersion = r.Version },
            }),
        ]);
}
