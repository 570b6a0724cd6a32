import CustomerSuccess

/// What each pane has asked and was answered; one question outstanding a pane, the latest wins.
struct Questions: Sendable {
  /// Counts the changes of the data: an answer from before is asked for again.
  private(set) var generation = 0
  private var asked: [PaneID: Asked] = [:]
  private var last = 0

  private struct Asked: Sendable {
    var question: AnyQuestion
    var generation: Int
    var number: Int
    var isOpen: Bool
    /// Of what is shown until the answer has come.
    var keptSince: Instant?
  }

  mutating func dataChanged() { generation += 1 }

  /// The effect that asks, unless the same has been asked of the same data.
  mutating func ask(_ question: AnyQuestion, for pane: PaneID) -> Effect? {
    if isAsked(question, for: pane) { return nil }
    last += 1
    let keptSince = asked[pane].flatMap { $0.question == question ? $0.keptSince : nil }
    asked[pane] = Asked(
      question: question, generation: generation, number: last, isOpen: true, keptSince: keptSince)
    return .ask(pane, number: last, question)
  }

  /// The same has been asked of the same data.
  func isAsked(_ question: AnyQuestion, for pane: PaneID) -> Bool {
    asked[pane].map { $0.question == question && $0.generation == generation } ?? false
  }

  /// It has been asked of the same data, and the answer has been given.
  func isAnswered(_ question: AnyQuestion, for pane: PaneID) -> Bool {
    isAsked(question, for: pane) && !isWaiting(pane)
  }

  /// False for an answer that a later question has overtaken. Behind one that was kept since `keptSince` another comes.
  mutating func takes(_ number: Int, for pane: PaneID, keptSince: Instant? = nil) -> Bool {
    guard asked[pane]?.number == number else { return false }
    asked[pane]?.isOpen = keptSince != nil
    asked[pane]?.keptSince = keptSince
    return true
  }

  /// As of when the pane's answer is, where that is an old one and the one of now is still being read.
  func keptSince(_ pane: PaneID) -> Instant? { asked[pane]?.keptSince }

  /// Nothing has been asked under this name yet.
  func isNew(_ pane: PaneID) -> Bool { asked[pane] == nil }

  /// The next question under this name is asked, even if it is the same.
  mutating func forget(_ pane: PaneID) { asked[pane] = nil }

  func isWaiting(_ pane: PaneID) -> Bool { asked[pane]?.isOpen ?? false }
}
