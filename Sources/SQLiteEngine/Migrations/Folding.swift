extension Migrations {
  /// Nothing of the facts: what is folded, made anew with every step, is without accents now, and learners have names to be
  /// sorted by.
  static let folding = ""
}
