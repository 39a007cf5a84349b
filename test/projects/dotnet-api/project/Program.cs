var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks();
builder.Services.AddNpgsqlDataSource(builder.Configuration.GetConnectionString("lights") ?? "Host=localhost");

var app = builder.Build();
app.MapHealthChecks("/healthz");
app.MapGet("/lights", async (Npgsql.NpgsqlDataSource source) =>
{
    await using var command = source.CreateCommand("select name from lights");
    await using var reader = await command.ExecuteReaderAsync();
    var names = new List<string>();
    while (await reader.ReadAsync()) names.Add(reader.GetString(0));
    return names;
});
app.Run();
