import CustomerSuccess
import SuccessStore

/// Whether a change concerns the customers that the log is narrowed to: themselves, or what is theirs, by what it refers to.
struct CustomerTrail {
  private let db: any SQLConnection
  private let filter: LogFilter
  /// Entries speak of the same things again and again.
  private var known: [FactKey: Bool] = [:]

  init(_ db: any SQLConnection, _ filter: LogFilter) {
    self.db = db
    self.filter = filter
  }

  mutating func holds(_ record: ChangeRecord) throws -> Bool {
    for edit in record.edits {
      for fact in [edit.after, edit.before] {
        if let fact, try concerns(fact) { return true }
      }
    }
    return false
  }

  private mutating func concerns(_ fact: Fact) throws -> Bool {
    if case .customer(let customer) = fact { return filter.means(customer.id, named: customer.name) }
    for key in fact.references {
      if try concerns(key) { return true }
    }
    return false
  }

  private mutating func concerns(_ key: FactKey) throws -> Bool {
    if let answer = known[key] { return answer }
    // Tickets refer to tickets, and one that is followed may follow the first.
    known[key] = false
    let answer: Bool
    if let fact = try FactQuery(key).answer(in: db) {
      answer = try concerns(fact)
    } else {
      answer = key.kind == .customer && filter.means(CustomerID(key.parts[0]), named: "")
    }
    known[key] = answer
    return answer
  }
}
