var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHostedService<Depths>();
builder.Build().Run();

sealed class Depths(ILogger<Depths> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            logger.LogInformation("{Depth} m", Random.Shared.Next(3, 90));
            await Task.Delay(TimeSpan.FromSeconds(30), stop);
        }
    }
}
