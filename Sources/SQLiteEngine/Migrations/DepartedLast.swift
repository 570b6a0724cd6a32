extension Migrations {
  /// Nothing of the facts: in lists who has left stands behind all others, and brings nothing.
  static let departedLast = ""
}
