Console.WriteLine("2.4 m");
