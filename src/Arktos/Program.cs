Console.Error.WriteLine("arktos: no role is built yet");
return 1;
