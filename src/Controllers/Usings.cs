// Core/v1 has types of these names too, which nothing here means.
global using Action = System.Action;
global using Preconditions = Arktos.Api.Meta.V1.Preconditions;
