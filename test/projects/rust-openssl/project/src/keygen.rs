fn main() {
    let mut key = [0; 32];
    openssl::rand::rand_bytes(&mut key).expect("random bytes");
    println!("{key:02x?}");
}
