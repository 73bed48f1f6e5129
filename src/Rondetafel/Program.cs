Console.WriteLine("rondetafel");
