global using Arktos.Bench;
