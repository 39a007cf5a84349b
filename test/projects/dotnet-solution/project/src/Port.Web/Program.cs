using Port.Domain;

var app = WebApplication.Create(args);
app.MapGet("/health", () => "ok");
app.MapGet("/toll/{metres:int}", (int metres) => Toll.Of(metres));
app.Run();
