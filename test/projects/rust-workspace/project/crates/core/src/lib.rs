/// The toll of a ship by its length in metres.
pub fn toll(metres: u32) -> u32 {
    metres * 3
}
