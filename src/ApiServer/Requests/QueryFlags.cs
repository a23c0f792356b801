using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Requests;

/// <summary>
/// Booleans of a query as Kubernetes converts them (apimachinery's Convert_Slice_string_To_bool): absent, "false" in
/// any case, and "0" are false; everything else is true, the empty value too. The one reader of them.
/// </summary>
public static class QueryFlags
{
    public static bool Read(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values) && IsTrue(values.Count > 0 ? values[0] : null);

    private static bool IsTrue(string? value) =>
        value is not null && value != "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
