import CustomerSuccess
import SuccessStore

extension OtherCustomersQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    guard try db.statement("SELECT EXISTS (SELECT 1 FROM customers)").isTrue([]) else { return [:] }
    let history = try SourceHistory(db, source: source)
    let keys = Keys(db, addsNames: false)
    var found: Answer = [:]
    for told in customers {
      let key = FactKey.customer(told.id)
      guard let stored = try key.kind.record.find(key, in: db, keys), case .customer(let held) = stored.fact,
        companyName(held.name) != companyName(told.name), try !hasTold(of: stored, history)
      else { continue }
      var lines = LoggedForms(db, key)
      let sides = try lines.sides()
      guard try !sides.contains(where: { try wasCalled(told.name, $0.fact) }) else { continue }
      let source = try OtherCustomersQuery.source(of: [stored.change] + sides.map(\.change), in: db)
      found[told.id] = OtherCustomer(name: held.name, source: source)
    }
    return found
  }

  private func hasTold(of stored: StoredFact, _ history: SourceHistory) throws -> Bool {
    let standing = try history.standing(of: stored.fact.key, stored)
    return standing.last != nil && standing.unsaid != ToldFields(stored.fact.texts.indices)
  }

  private func wasCalled(_ name: String, _ fact: String) throws -> Bool {
    guard case .customer(let former) = try JSON.decode(Fact.self, fact) else { return false }
    return companyName(former.name) == companyName(name)
  }

  /// The mapping of the newest of these changes that was an import by one.
  private static func source(of changes: [Int], in db: any SQLConnection) throws -> String? {
    let statement = try db.statement("SELECT source FROM imports WHERE change = ?")
    for change in Set(changes).sorted(by: >) {
      if let source = try statement.string([change]), !source.isEmpty, source != SourceHistory.anySource {
        return source
      }
    }
    return nil
  }
}
