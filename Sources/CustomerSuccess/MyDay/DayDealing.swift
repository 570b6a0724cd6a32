/// How a line of advice is dealt with: by what is written down of it, or by an action item that takes it up. Either speaks of
/// one line, by its kind and what it is about, and counts from when its present occasion began (`opened`).
extension DayRules {
  /// What is written down when there was nothing more to do about it: `Waved off: Schedule renewal discussion (renewal of
  /// 2026-12-03)`.
  public func noted(_ item: DayItem, isDone: Bool) -> [String: String] {
    ["type": "Note", "description": "\(isDone ? DayNote.done : DayNote.waved)\(item.work) (\(item.topic))"]
  }

  /// Whether a text that was written down of the customer says that this very line was done or waved off.
  public func deals(note text: String, with item: DayItem) -> Bool {
    isAdvice(item) && DayNote(text) != nil && text.hasSuffix(" (\(item.topic))")
  }

  /// Whether an action item of this title takes the line up.
  public func deals(actionTitle title: String, with item: DayItem) -> Bool {
    isAdvice(item) && folded(title) == folded(item.work)
  }
}

extension DayItem {
  /// The first step in words that stand alone: a customer may have several certificates to be renewed.
  var work: String {
    guard case .certificate(let certificate) = matter else { return title }
    return "\(title) of \(certificate.learnerName) (\(certificate.path))"
  }

  /// Which line of its customer's it is: the same as long as it is the same line, and no other's.
  fileprivate var topic: String {
    switch matter {
    case .ticket, .action, .journey, .lapsed: id
    case .fall: "score fell"
    case .review(let review): "review of \(review.due)"
    case .interview(let interview): "left on \(interview.left)"
    case .renewal(let renewal): "renewal of \(renewal.on)"
    case .certificate(let certificate): "certificate \(certificate.id)"
    }
  }
}

/// A note that a line of somebody's day was done or waved off.
struct DayNote: Hashable {
  static let done = "Done: "
  static let waved = "Waved off: "

  var isDone: Bool
  /// What was done or waved off.
  var matter: String

  /// Nil for any other text.
  init?(_ text: String) {
    guard let head = [Self.done, Self.waved].first(where: text.hasPrefix), text.hasSuffix(")") else { return nil }
    isDone = head == Self.done
    let told = text.dropFirst(head.count)
    matter = String(told[..<(told.ranges(of: " (").last?.lowerBound ?? told.endIndex)])
  }
}
