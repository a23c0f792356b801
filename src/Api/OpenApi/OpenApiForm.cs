using System.Text.Json.Nodes;

namespace Arktos.Api.OpenApi;

/// <summary>In which of the two versions of OpenAPI a document is written: where the same things stand.</summary>
internal sealed record OpenApiForm(bool IsV3)
{
    public static readonly OpenApiForm V2 = new(false),
        V3 = new(true);

    public JsonObject Reference(string definition) =>
        new() { ["$ref"] = (IsV3 ? "#/components/schemas/" : "#/definitions/") + definition };

    public JsonObject Parameter(string name, string type, string place, string description)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = place };
        if (description.Length > 0)
            parameter["description"] = description;
        if (place == "path")
            parameter["required"] = true;
        if (IsV3)
            parameter["schema"] = new JsonObject { ["type"] = type, ["uniqueItems"] = true };
        else
            (parameter["type"], parameter["uniqueItems"]) = (type, true);
        return parameter;
    }

    /// <param name="parameters">The second version has the body among them.</param>
    public void AddBody(JsonObject operation, JsonArray parameters, RequestBody body)
    {
        if (IsV3)
        {
            var content = new JsonObject();
            foreach (var type in body.Types)
                content[type] = new JsonObject { ["schema"] = body.Schema.DeepClone() };
            operation["requestBody"] = new JsonObject { ["content"] = content };
            if (body.IsRequired)
                operation["requestBody"]!["required"] = true;
            return;
        }
        operation["consumes"] = new JsonArray([.. body.Types.Select(t => (JsonNode)t)]);
        var parameter = new JsonObject
        {
            ["in"] = "body",
            ["name"] = "body",
            ["schema"] = body.Schema.DeepClone(),
        };
        if (body.IsRequired)
            parameter["required"] = true;
        parameters.Add(parameter);
    }

    /// <param name="schema">Null: the answer has no body that is described.</param>
    public JsonObject Response(string description, JsonObject? schema, IEnumerable<string> types)
    {
        var response = new JsonObject { ["description"] = description };
        if (schema is null)
            return response;
        if (!IsV3)
        {
            response["schema"] = schema;
            return response;
        }
        var content = new JsonObject();
        foreach (var type in types)
            content[type] = new JsonObject { ["schema"] = schema.DeepClone() };
        response["content"] = content;
        return response;
    }
}

/// <summary>What a request carries, and as what.</summary>
internal sealed record RequestBody(JsonObject Schema, IReadOnlyList<string> Types, bool IsRequired = true);
