import CustomerSuccess
import Framework

/// The clocks of tickets that a file does not tell of: those that are named, and those whose field is called `not told`.
struct UntoldClocks {
  /// What stands in place of a field's rule, or of its column.
  static let word = "not told"

  /// What a field's rule gives in a row of which the export does not tell it.
  static func isSaid(by rule: ValueRule) -> Bool {
    rule.otherwise == word || rule.values.hasMeaning(word) || rule.instead.contains { $0.value == word }
  }

  /// A row's values, in which a field may be called not told: it is then blank, and its clock is one that is not told. That a
  /// ticket has not ended its status tells.
  static func settle(_ values: inout [String: String], lacking: Set<ClockKind> = []) {
    var clocks = (values["untold"] ?? "").split(separator: " ").map(String.init)
    for (field, clock) in fields {
      let text = values[field] ?? ""
      guard text == word || text.isEmpty && lacking.contains(clock) else { continue }
      values[field] = ""
      let isOpen = !ended.contains(values["status"] ?? "")
      guard clock != .resolve || !isOpen && values["withdrawn", default: ""].isEmpty, !clocks.contains(clock.rawValue)
      else { continue }
      clocks.append(clock.rawValue)
    }
    values["untold"] = clocks.joined(separator: " ")
  }

  /// Clocks whose fields are made from columns of which a file has none, or not all that are needed, with those.
  static func lacking(
    _ rules: [(column: String, rule: ValueRule)], in there: Set<String>
  ) -> [(clock: ClockKind, columns: [String])] {
    rules.compactMap { column, rule in
      guard let clock = UntoldClocks.clock(of: column), !rule.isTold(by: there) else { return nil }
      return (clock, rule.lacking(in: there))
    }
  }

  /// What a report says of them.
  static func words(_ lacking: (clock: ClockKind, columns: [String])) -> String {
    let names = lacking.columns.map { "'\($0)'" }.joined(separator: ", ")
    return "\(lacking.clock.rawValue) not told, for there is no column \(names): no data, neither met nor missed"
  }

  private static let ended = [TicketStatus.resolved, .closed].map(\.rawValue)
  private static let fields: KeyValuePairs<String, ClockKind> = ["first_response": .respond, "resolved": .resolve]

  private static func clock(of field: String) -> ClockKind? { fields.first { $0.key == field }?.value }

  /// Of all rows.
  var clocks: [String] = []
  /// Of tickets that have ended: those that are open run on.
  private var isEndUntold = false

  /// Whether a field is called not told, so that nothing is made of it.
  mutating func take(_ field: String, _ node: DocumentNode) throws(DocumentError) -> Bool {
    guard let clock = UntoldClocks.clock(of: field) else { return false }
    let named = node.isMapping ? try node.entries().first { $0.key == "column" }?.value : node
    guard let named, !named.isMapping, !named.isList, try named.text() == UntoldClocks.word else { return false }
    if clock == .resolve { isEndUntold = true } else { clocks.append(clock.rawValue) }
    return true
  }

  /// How a row's `untold` is made; nil where the file tells of all clocks.
  func rule(beside rules: [(column: String, rule: ValueRule)]) -> ValueRule? {
    let ended = isEndUntold ? ClockKind.resolve.rawValue : nil
    let isSaidInRows = rules.contains { UntoldClocks.clock(of: $0.column) != nil && UntoldClocks.isSaid(by: $0.rule) }
    guard !clocks.isEmpty || ended != nil || isSaidInRows else { return nil }
    var rule = ValueRule(base: .constant(clocks.joined(separator: " ")))
    guard let ended, !clocks.contains(ended) else { return rule }
    let all = (clocks + [ended]).joined(separator: " ")
    guard let status = rules.first(where: { $0.column == "status" })?.rule else {
      rule.base = .constant(all)
      return rule
    }
    let hasEnded = Condition(subject: [status], test: .oneOf(UntoldClocks.ended))
    rule.instead = [ValueRule.Replacement(conditions: [hasEnded], value: all)]
    return rule
  }
}
