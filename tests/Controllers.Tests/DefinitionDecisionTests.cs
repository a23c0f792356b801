using Arktos.Api.Apiextensions.V1;
using Arktos.Controllers.CustomResources;
using Xunit;

namespace Arktos.Controllers.Tests;

public sealed class DefinitionDecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Names_that_nobody_has_are_accepted_and_the_kind_is_established()
    {
        var status = DefinitionDecision.StatusOf(Definition("tabs", "Tab", "t"), [], Now);
        Assert.Equal("NamesAccepted=True/NoConflicts, Established=True/InitialNamesAccepted", Conditions(status));
        Assert.Equal(
            ("tabs", "Tab", "t"),
            (status.AcceptedNames.Plural, status.AcceptedNames.Kind, status.AcceptedNames.ShortNames![0])
        );
    }

    [Theory]
    [InlineData("tabs", "Other", "o", "PluralConflict", "\"tabs\" is already in use")]
    [InlineData("others", "Tab", "o", "SingularConflict", "\"tab\" is already in use")]
    [InlineData("others", "Other", "t", "ShortNamesConflict", "\"t\" is already in use")]
    public void Who_comes_second_gets_no_name_that_is_taken_and_is_not_served(
        string plural,
        string kind,
        string shortName,
        string reason,
        string message
    )
    {
        var first = Established("tabs", "Tab", "t");
        var status = DefinitionDecision.StatusOf(Definition(plural, kind, shortName), [first], Now);
        Assert.Equal($"NamesAccepted=False/{reason}, Established=False/NotAccepted", Conditions(status));
        Assert.Equal(message, status.Conditions![0].Message);
    }

    [Fact]
    public void Another_group_may_have_the_same_names()
    {
        var first = Established("tabs", "Tab", "t");
        first.Spec.Group = "other.example.com";
        var status = DefinitionDecision.StatusOf(Definition("tabs", "Tab", "t"), [first], Now);
        Assert.StartsWith("NamesAccepted=True", Conditions(status));
    }

    [Fact]
    public void What_is_established_stays_so_with_the_names_that_it_has()
    {
        var own = Established("tabs", "Tab", "t");
        own.Spec.Names.ShortNames = ["x"];
        var other = Established("others", "Other", "x");
        var status = DefinitionDecision.StatusOf(own, [other], Now);
        Assert.Equal(
            "NamesAccepted=False/ShortNamesConflict, Established=True/InitialNamesAccepted",
            Conditions(status)
        );
        Assert.Equal(["t"], status.AcceptedNames.ShortNames!);
    }

    [Fact]
    public void Nothing_changes_a_second_time()
    {
        var once = Established("tabs", "Tab", "t");
        Assert.True(DefinitionDecision.StatusOf(once, [], Now.AddHours(1)).DeepEquals(once.Status));
    }

    private static CustomResourceDefinition Established(string plural, string kind, string shortName)
    {
        var definition = Definition(plural, kind, shortName);
        definition.Status = DefinitionDecision.StatusOf(definition, [], Now);
        return definition;
    }

    private static CustomResourceDefinition Definition(string plural, string kind, string shortName) =>
        new()
        {
            Spec = new()
            {
                Group = "example.com",
                Names = new()
                {
                    Plural = plural,
                    Singular = kind.ToLowerInvariant(),
                    Kind = kind,
                    ListKind = kind + "List",
                    ShortNames = [shortName],
                },
            },
        };

    private static string Conditions(CustomResourceDefinitionStatus status) =>
        string.Join(", ", status.Conditions!.Select(c => $"{c.Type}={c.Status}/{c.Reason}"));
}
