class Portal {
}
