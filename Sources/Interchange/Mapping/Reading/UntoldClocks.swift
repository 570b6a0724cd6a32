import CustomerSuccess
import Framework

/// The clocks of tickets that a file does not tell of: those that are named, and those whose field is called `not told`.
struct UntoldClocks {
  /// What stands in place of a field's rule, or of its column.
  static let word = "not told"

  private static let fields: [String: ClockKind] = ["first_response": .respond, "resolved": .resolve]

  /// Of all rows.
  var clocks: [String] = []
  /// Of tickets that have ended: those that are open run on.
  private var isEndUntold = false

  /// Whether a field is called not told, so that nothing is made of it.
  mutating func take(_ field: String, _ node: DocumentNode) throws(DocumentError) -> Bool {
    guard let clock = UntoldClocks.fields[field] else { return false }
    let named = node.isMapping ? try node.entries().first { $0.key == "column" }?.value : node
    guard let named, !named.isMapping, !named.isList, try named.text() == UntoldClocks.word else { return false }
    if clock == .resolve { isEndUntold = true } else { clocks.append(clock.rawValue) }
    return true
  }

  /// How a row's `untold` is made; nil where the file tells of all clocks.
  func rule(status: ValueRule?) -> ValueRule? {
    let ended = isEndUntold ? ClockKind.resolve.rawValue : nil
    guard !clocks.isEmpty || ended != nil else { return nil }
    var rule = ValueRule(base: .constant(clocks.joined(separator: " ")))
    guard let ended, !clocks.contains(ended) else { return rule }
    let all = (clocks + [ended]).joined(separator: " ")
    guard let status else {
      rule.base = .constant(all)
      return rule
    }
    let words = [TicketStatus.resolved, .closed].map(\.rawValue)
    let hasEnded = Condition(subject: [status], test: .oneOf(words))
    rule.instead = [ValueRule.Replacement(conditions: [hasEnded], value: all)]
    return rule
  }
}
