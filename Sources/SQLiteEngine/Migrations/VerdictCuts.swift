extension Migrations {
  /// Nothing of the facts: verdicts, made anew with every step, stand in the order of time and know how they are cut now.
  static let verdictCuts = ""
}
