namespace Berths.Core;

public static class Tide
{
    public static string Next() => "high";
}
