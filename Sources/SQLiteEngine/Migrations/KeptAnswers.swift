extension Migrations {
  /// Nothing of the facts: answers to questions that read every customer are kept.
  static let keptAnswers = ""
}
