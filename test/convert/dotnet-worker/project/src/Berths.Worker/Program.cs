Console.WriteLine(Berths.Core.Tide.Next());
