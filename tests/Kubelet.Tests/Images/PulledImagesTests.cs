using Arktos.Kubelet.Images.Pulls;
using Arktos.Kubelet.Runtimes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Images;

public sealed class PulledImagesTests : IDisposable
{
    private const string Private = "r.example.com/team/app:1",
        Repository = "r.example.com/team/app";

    private static readonly ImageRecord Present = Image("sha256:aa", [Private], [Repository + "@sha256:01"]);

    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-images-").FullName;
    private readonly PullCredential _mine = Credential("t1", "key", "uid-1", "p"),
        _others = Credential("t2", "key", "uid-2", "q");

    private PulledImages _images;

    public PulledImagesTests() => _images = Open();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_somebody_has_pulled_is_his_and_after_a_restart_too()
    {
        Pull(Private, Present, _mine);
        for (var i = 0; i < 2; i++)
        {
            Assert.True(_images.MustVerify(Private, Present));
            Assert.True(_images.MayUse(Private, Present, [_others, _mine]));
            Assert.False(_images.MayUse(Private, Present, [_others]));
            Assert.False(_images.MayUse(Private, Present, []));
            _images = Open();
        }
        Assert.DoesNotContain(
            "hunter2",
            string.Concat(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText))
        );
    }

    [Fact]
    public void The_same_secret_serves_after_a_change_and_the_same_credential_in_another_secret()
    {
        Pull(Private, Present, _mine);
        Assert.True(_images.MayUse(Private, Present, [Credential("t1", "key", "uid-1", "new")]));
        Assert.True(_images.MayUse(Private, Present, [Credential("t2", "copy", "uid-3", "new")]));
        // What it said before is what it says no more.
        Assert.False(_images.MayUse(Private, Present, [Credential("t3", "guess", "uid-4", "p")]));
        // A secret that is made again is another one.
        Assert.False(_images.MayUse(Private, Present, [Credential("t1", "key", "uid-9", "else")]));
    }

    [Theory]
    [InlineData("r.example.com/team/app@sha256:01")]
    [InlineData("sha256:aa")]
    [InlineData("r.example.com/other/app:1")]
    public void No_other_name_leads_to_it(string name)
    {
        _images.Begins(Private, before: null);
        Assert.True(_images.MustVerify(name, Present));
        Assert.False(_images.MayUse(name, Present, [_others]));
        _images.Succeeded(Private, Present.Id, _mine);
        _images.Ended(Private, isKnown: true);
        Assert.True(_images.MustVerify(name, Present));
        Assert.False(_images.MayUse(name, Present, [_others]));
    }

    [Fact]
    public void What_came_without_a_credential_is_for_all()
    {
        Pull(Private, Present, _mine);
        Pull(Private, Present, null);
        Assert.True(_images.MayUse(Private, Present, []));
        Pull(Private, Present, _others);
        Assert.True(_images.MayUse(Private, Present, []));
    }

    [Fact]
    public void An_image_that_was_loaded_is_for_all_though_others_pull_it_under_another_name()
    {
        var loaded = Image("sha256:aa", ["local.io/app:1"], []);
        Assert.False(_images.MustVerify("local.io/app:1", loaded));
        var both = Image("sha256:aa", ["local.io/app:1", Private], []);
        _images.Begins(Private, before: null);
        Assert.False(_images.MustVerify("local.io/app:1", both));
        _images.Succeeded(Private, "sha256:aa", _mine);
        _images.Ended(Private, isKnown: true);
        Assert.False(_images.MustVerify("local.io/app:1", both));
        Assert.True(_images.MustVerify(Private, both));
        // Pulled under the name that it was loaded by, which brings nothing new.
        Pull("local.io/app:1", both, _mine, before: both);
        Assert.False(_images.MustVerify("local.io/app:1", both));
    }

    [Fact]
    public void What_a_pull_brought_whose_end_nobody_saw_is_nobodys()
    {
        _images.Begins(Private, before: null);
        _images = Open();
        foreach (var name in (string[])[Private, Repository + "@sha256:01", "sha256:aa"])
        {
            Assert.True(_images.MustVerify(name, Present));
            Assert.False(_images.MayUse(name, Present, [_mine]));
        }
        _images.Reconcile([Present], DateTimeOffset.UtcNow);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, "pulling")));
        _images = Open();
        Assert.True(_images.MustVerify(Private, Present));
        Assert.False(_images.MayUse(Private, Present, [_mine]));
        Pull(Private, Present, _mine);
        Assert.True(_images.MayUse(Private, Present, [_mine]));
    }

    [Fact]
    public void A_pull_that_failed_makes_nothing_anybodys()
    {
        var loaded = Image("sha256:bb", ["docker.io/library/app:latest"], []);
        _images.Begins("app", before: null);
        _images.Ended("app", isKnown: true);
        Assert.False(_images.MustVerify("app", loaded));
        // Nor while it is tried again, over what is there.
        _images.Begins("app", loaded);
        _images.Begins("app", loaded);
        Assert.False(_images.MustVerify("app", loaded));
        _images.Ended("app", isKnown: true);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(_folder, "pulling")));
        _images.Ended("app", isKnown: true);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, "pulling")));
        // The agent was killed meanwhile.
        _images.Begins("app", loaded);
        _images = Open();
        _images.Reconcile([loaded], DateTimeOffset.UtcNow);
        Assert.False(_images.MustVerify("app", loaded));
    }

    [Fact]
    public void What_is_gone_is_forgotten_and_what_came_meanwhile_is_not()
    {
        Pull(Private, Present, _mine);
        _images.Reconcile([], DateTimeOffset.UtcNow.AddMinutes(-1));
        Assert.True(_images.MayUse(Private, Present, [_mine]));
        _images.Reconcile([], DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.False(_images.MustVerify(Private, Present));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, "pulled")));
    }

    [Fact]
    public void Credentials_are_bounded_and_the_last_ones_stay()
    {
        for (var i = 0; i <= PulledImages.CredentialsMax; i++)
            Pull(Private, Present, Credential("t1", $"s{i}", $"uid-s{i}", $"p{i}"));
        Assert.False(_images.MayUse(Private, Present, [Credential("t1", "s0", "uid-s0", "p0")]));
        Assert.True(_images.MayUse(Private, Present, [Credential("t1", "s1", "uid-s1", "p1")]));
    }

    [Fact]
    public void A_note_that_cannot_be_read_makes_its_image_nobodys()
    {
        Pull(Private, Present, null);
        File.WriteAllText(Assert.Single(Directory.EnumerateFiles(Path.Combine(_folder, "pulled"))), "{\"Id\":");
        _images = Open();
        Assert.True(_images.MustVerify(Private, Present));
        Assert.False(_images.MayUse(Private, Present, []));
        Pull(Private, Present, null);
        Assert.True(_images.MayUse(Private, Present, []));
    }

    [Theory]
    [InlineData(PullVerificationPolicy.NeverVerify, "", Private, true, false)]
    [InlineData(PullVerificationPolicy.NeverVerifyPreloadedImages, "", Private, true, true)]
    [InlineData(PullVerificationPolicy.NeverVerifyPreloadedImages, "", Private, false, false)]
    [InlineData(PullVerificationPolicy.AlwaysVerify, "", Private, false, true)]
    [InlineData(PullVerificationPolicy.NeverVerifyAllowlistedImages, Repository, Private, true, false)]
    [InlineData(PullVerificationPolicy.NeverVerifyAllowlistedImages, "r.example.com/team/*", Private, true, false)]
    [InlineData(PullVerificationPolicy.NeverVerifyAllowlistedImages, "r.example.com/tea/*", Private, false, true)]
    [InlineData(PullVerificationPolicy.NeverVerifyAllowlistedImages, "r.example.com/team", Private, false, true)]
    [InlineData(
        PullVerificationPolicy.NeverVerifyAllowlistedImages,
        "busybox",
        "docker.io/library/busybox:1",
        true,
        false
    )]
    public void Policies_say_which_images_are_looked_at(
        PullVerificationPolicy policy,
        string allowed,
        string image,
        bool isPulled,
        bool verifies
    ) =>
        Assert.Equal(
            verifies,
            new PullVerification(policy, allowed.Length > 0 ? [allowed] : []).Covers(image, isPulled)
        );

    [Theory]
    [InlineData(PullVerificationPolicy.NeverVerify, "", "")]
    [InlineData(
        PullVerificationPolicy.NeverVerifyAllowlistedImages,
        "r.example.com:5000/a,busybox,r.io/*,r:5000/*",
        ""
    )]
    [InlineData(PullVerificationPolicy.NeverVerifyAllowlistedImages, "", "goes with NeverVerifyAllowlistedImages")]
    [InlineData(PullVerificationPolicy.NeverVerify, "busybox", "goes with NeverVerifyAllowlistedImages")]
    [InlineData(PullVerificationPolicy.NeverVerifyAllowlistedImages, "r.io/a:1", "r.io/a:1: a repository has neither")]
    [InlineData(PullVerificationPolicy.NeverVerifyAllowlistedImages, "a@sha256:01", "a@sha256:01: a repository has")]
    [InlineData(PullVerificationPolicy.NeverVerifyAllowlistedImages, "*.io/a", "*.io/a: a star stands for all below")]
    [InlineData(PullVerificationPolicy.NeverVerifyAllowlistedImages, "r.io/A", "r.io/A: invalid reference format")]
    [InlineData(PullVerificationPolicy.NeverVerifyAllowlistedImages, "/*", "/*: invalid reference format")]
    public void A_list_of_repositories_is_checked(PullVerificationPolicy policy, string allowed, string wrong)
    {
        var fault = new PullVerification(policy, allowed.Split(',', StringSplitOptions.RemoveEmptyEntries)).Check();
        Assert.True(wrong.Length == 0 ? fault.Length == 0 : fault.Contains(wrong, StringComparison.Ordinal), fault);
    }

    private void Pull(string image, ImageRecord there, PullCredential? credential, ImageRecord? before = null)
    {
        _images.Begins(image, before);
        _images.Succeeded(image, there.Id, credential);
        _images.Ended(image, isKnown: true);
    }

    private PulledImages Open() => new(_folder, PullVerification.Default, TimeProvider.System, NullLogger.Instance);

    private static ImageRecord Image(string id, string[] tags, string[] digests) => new(id, tags, digests, 1, null, "");

    private static PullCredential Credential(string tenant, string name, string uid, string password) =>
        new(new SecretIdentity(tenant, "ns1", name, uid), new RegistryCredential("user", "hunter2" + password));
}
