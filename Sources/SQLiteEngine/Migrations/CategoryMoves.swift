extension Migrations {
  /// Nothing of the facts: who moved from one health category to another, and why, is kept day by day.
  static let categoryMoves = ""
}
