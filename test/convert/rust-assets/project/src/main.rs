fn main() {
    print!("{}", std::fs::read_to_string("assets/lights.txt").unwrap());
}
