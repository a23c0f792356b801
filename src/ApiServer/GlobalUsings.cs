// The type facts have wire types of the same names in Meta.V1; the server means the identifiers.
global using GroupVersion = Arktos.Api.GroupVersion;
global using GroupVersionKind = Arktos.Api.GroupVersionKind;
global using GroupVersionResource = Arktos.Api.GroupVersionResource;
global using ListOptions = Arktos.ApiServer.Http.ListOptions;
