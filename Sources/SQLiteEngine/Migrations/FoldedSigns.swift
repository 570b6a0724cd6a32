extension Migrations {
  /// Nothing of the facts: what is folded, made anew with every step, has one apostrophe and one hyphen now.
  static let foldedSigns = ""
}
