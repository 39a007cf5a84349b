var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/berths", () => new[] { "A1", "A2" });
app.Run();
