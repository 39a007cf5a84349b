namespace Port.Domain;

public static class Toll
{
    public static decimal Of(int metres) => metres * 3.2m;
}
