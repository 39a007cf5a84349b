fn main() {
    println!("ping");
}
