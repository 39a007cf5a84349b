use openssl::sha::sha256;

fn main() {
    let digest = sha256(b"buoy");
    println!("{}", digest.iter().map(|byte| format!("{:02x}", byte)).collect::<String>());
}
