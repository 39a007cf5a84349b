var app = WebApplication.CreateBuilder(args).Build();
app.UseStaticFiles();
app.MapGet("/prices", () => File.ReadAllText("prices/today.txt"));
app.Run("http://0.0.0.0:5000");
