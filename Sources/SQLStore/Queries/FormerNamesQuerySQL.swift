import CustomerSuccess
import SuccessStore

extension FormerNamesQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    let title = FactKind.customer.title
    let cursor = try db.statement(
      """
      SELECT e.before, e.after FROM change_edits e
      WHERE e.key > ? AND e.key < ? AND e.before IS NOT NULL AND e.after IS NOT NULL ORDER BY e.change
      """
    ).rows(["\(title) ", "\(title)!"])
    var found: [FormerName] = []
    while let row = try cursor.next() {
      let (before, after) = (row[0] as String, row[1] as String)
      // Most edits leave the name: their texts say so without being read.
      guard Self.name(in: before) != Self.name(in: after),
        case .customer(let customer) = try JSON.decode(Fact.self, before)
      else { continue }
      found.append(FormerName(customer: customer.id, name: customer.name))
    }
    return found
  }

  /// What stands for the name in a stored customer; anything that does not look so is read in earnest.
  private static func name(in text: String) -> Substring? {
    guard let start = text.firstRange(of: "\"name\":\"")?.upperBound else { return nil }
    return text[start...].firstIndex(of: "\"").map { text[start..<$0] }
  }
}
