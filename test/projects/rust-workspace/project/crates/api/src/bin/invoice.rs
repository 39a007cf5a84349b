fn main() {
    println!("{}", core_rules::toll(80));
}
