package harbour.berths;

record Berth(String name, int metres) {
    boolean fits(int length) {
        return length <= metres;
    }
}
