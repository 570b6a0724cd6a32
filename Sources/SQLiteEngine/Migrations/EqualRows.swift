extension Migrations {
  /// Nothing of the facts: the lists' indexes, made anew with every step, have customers that are equal by name now.
  static let equalRows = ""
}
