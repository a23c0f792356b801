using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.OpenApi;

namespace Arktos.Api.Tests;

/// <summary>What services say of their APIs, in the document of the API server.</summary>
public sealed class ServiceOpenApiTests
{
    private static readonly GroupVersion Version = new("g.example.com", "v1");

    private const string Service = """
        {"swagger":"2.0","info":{"title":"x"},"tags":[1],
         "paths":{
          "/apis/":{"get":{}},
          "/apis/g.example.com/":{"get":{}},
          "/apis/g.example.com/v1/things":{"get":{"parameters":[{"$ref":"#/parameters/limit"}],
            "responses":{"200":{"schema":{"$ref":"#/definitions/ThingList"}}}}},
          "/apis/g.example.com/v10/others":{"get":{"schema":{"$ref":"#/definitions/Other"}}}},
         "definitions":{
          "ThingList":{"type":"object","properties":{"items":{"type":"array","items":{"$ref":"#/definitions/Thing"}},
            "metadata":{"$ref":"#/definitions/Meta"}}},
          "Thing":{"type":"object","x-kubernetes-group-version-kind":[{"group":"g.example.com","version":"v1","kind":"Thing"}],
            "properties":{"metadata":{"$ref":"#/definitions/Meta"},"self":{"$ref":"#/definitions/Thing"}}},
          "Named":{"x-kubernetes-group-version-kind":[{"group":"g.example.com","version":"v1","kind":"Named"}]},
          "Meta":{"type":"object","description":"theirs"},
          "Other":{"type":"object"},
          "Unused":{"type":"object"}},
         "parameters":{"limit":{"name":"limit","in":"query"},"other":{"name":"other"}}}
        """;

    [Fact]
    public void Only_the_paths_of_the_version_and_what_they_use_are_taken()
    {
        var part = Cut(Service);
        Assert.Equal(["/apis/g.example.com/v1/things"], Names(part, "paths"));
        Assert.Equal(["Meta", "Named", "Thing", "ThingList"], Names(part, "definitions"));
        Assert.Equal(["limit"], Names(part, "parameters"));
    }

    [Fact]
    public void What_is_there_already_is_shared_and_what_differs_gets_another_name()
    {
        var document = JsonNode
            .Parse(
                """
                {"paths":{"/apis/g.example.com/v1/things":{"own":true}},
                 "definitions":{"Meta":{"type":"object","description":"ours"},
                  "Thing":{"type":"object","x-kubernetes-group-version-kind":[{"group":"g.example.com","version":"v1","kind":"Thing"}],
                   "properties":{"metadata":{"$ref":"#/definitions/Meta"},"self":{"$ref":"#/definitions/Thing"}}}}}
                """
            )!
            .AsObject();
        ServiceOpenApi.MergeInto(document, Encoding.UTF8.GetBytes(Cut(Service).ToJsonString()));
        // Thing says the same, but of another Meta: it is another one, too.
        Assert.Equal(["Meta", "Meta_v2", "Named", "Thing", "ThingList", "Thing_v2"], Names(document, "definitions"));
        var thing = document["definitions"]!["Thing_v2"]!["properties"]!;
        Assert.Equal("#/definitions/Meta_v2", (string)thing["metadata"]!["$ref"]!);
        Assert.Equal("#/definitions/Thing_v2", (string)thing["self"]!["$ref"]!);
        Assert.Equal(
            "#/definitions/Thing_v2",
            (string)document["definitions"]!["ThingList"]!["properties"]!["items"]!["items"]!["$ref"]!
        );
        Assert.True((bool)document["paths"]!["/apis/g.example.com/v1/things"]!["own"]!);
        Assert.Equal(["limit"], Names(document, "parameters"));

        // Another service of the same make has the same Meta: it adds what refers to it, and a third one nothing.
        void Merge() => ServiceOpenApi.MergeInto(document, Encoding.UTF8.GetBytes(Cut(Service).ToJsonString()));
        Merge();
        Assert.Equal(
            ["Meta", "Meta_v2", "Named", "Thing", "ThingList", "ThingList_v2", "Thing_v2"],
            Names(document, "definitions")
        );
        var before = document.ToJsonString();
        Merge();
        Assert.Equal(before, document.ToJsonString());
        // And one of another make the next number.
        ServiceOpenApi.MergeInto(
            document,
            Encoding.UTF8.GetBytes(Cut(Service.Replace("theirs", "others'")).ToJsonString())
        );
        Assert.Contains("Meta_v3", Names(document, "definitions"));
        Assert.Equal(
            "#/definitions/Meta_v3",
            (string)document["definitions"]!["Thing_v3"]!["properties"]!["metadata"]!["$ref"]!
        );
        // All of it can be told in protobuf.
        document["swagger"] = "2.0";
        document["info"] = new JsonObject { ["title"] = "t", ["version"] = "v" };
        Assert.NotEmpty(OpenApiProtobuf.Encode(document));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"paths":[]}""")]
    [InlineData("""{"paths":{"/apis/g.example.com/v1/x":1}}""")]
    [InlineData("""{"paths":{"/apis/g.example.com/v1/x":{"$ref":"#/definitions/gone"}}}""")]
    [InlineData("""{"paths":{"/apis/g.example.com/v1/x":{"$ref":"#/definitions/a"}},"definitions":{"a":[]}}""")]
    [InlineData(
        """{"paths":{"/apis/g.example.com/v1/x":{"$ref":"#/definitions/a"}},"definitions":{"a":{"type":["a"]}}}"""
    )]
    [InlineData(
        """{"paths":{"/apis/g.example.com/v1/x":{"$ref":"#/definitions/a"}},"definitions":{"a":{"properties":{"b":1}}}}"""
    )]
    public void Anything_else_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Cut(json));

    [Fact]
    public void What_is_too_large_or_too_deep_is_refused()
    {
        var large = Service.Replace("theirs", new string('x', 10_000));
        Assert.ThrowsAny<JsonException>(() => ServiceOpenApi.Cut(Encoding.UTF8.GetBytes(large), Version, 10_000));
        // What is large and not taken is no matter.
        var other = Service.Replace(
            "\"Unused\":{",
            $$"""
            "Unused":{"description":"{{new string('x', 10_000)}}",
            """
        );
        Assert.NotEmpty(ServiceOpenApi.Cut(Encoding.UTF8.GetBytes(other), Version, 10_000));
        var deep = $$"""{"paths":{"/apis/g.example.com/v1/x":{{string.Concat(Enumerable.Repeat("{\"a\":", 200))}}1""";
        Assert.ThrowsAny<JsonException>(() => Cut(deep + new string('}', 202)));
    }

    private static JsonObject Cut(string json) =>
        JsonNode.Parse(ServiceOpenApi.Cut(Encoding.UTF8.GetBytes(json), Version, 1_000_000))!.AsObject();

    private static IEnumerable<string> Names(JsonObject document, string section) =>
        document[section]!.AsObject().Select(d => d.Key).Order(StringComparer.Ordinal);
}
