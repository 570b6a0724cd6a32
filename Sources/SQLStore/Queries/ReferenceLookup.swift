import CustomerSuccess
import SuccessStore

extension ReferenceQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    let lookup = FactLookup(db, Keys(db, addsNames: false))
    return Dictionary(uniqueKeysWithValues: try references.map { ($0, try $0.found(by: lookup, in: db)) })
  }
}

extension Reference {
  private static let most = 3

  fileprivate func found(by lookup: FactLookup, in db: any SQLConnection) throws -> FoundReference {
    guard let fact = kind.fact, !text.isEmpty else { return FoundReference() }
    let readings = ShortID.readings(of: text, as: kind)
    if let id = try readings.first(where: { try lookup.fact(FactKey(fact, $0)) != nil }) {
      return FoundReference(id: id)
    }
    // Of one name there may be several, and which is meant is not said.
    let called = kind == .customer ? try lookup.customers(called: text) : []
    if called.count == 1 { return FoundReference(id: called[0].id.text) }
    if called.count > 1 { return FoundReference(nearest: called.prefix(Reference.most).map(\.id.text)) }
    if kind == .customer, let kept = try ImportMemories(db).kept(readings.map { CustomerID($0) }) {
      return FoundReference(merged: kept.id)
    }
    return FoundReference(nearest: try nearest(fact, in: db))
  }

  /// Of the neighbours in the order of ids, those that begin alike.
  private func nearest(_ fact: FactKind, in db: any SQLConnection) throws -> [String] {
    let (table, wanted) = (fact.record.names.table, ShortID.usual(text, as: kind).uppercased())
    let sides = [("<", "DESC"), (">", "ASC")]
    let around = try sides.flatMap { side, order in
      try db.statement("SELECT id FROM \(table) WHERE id \(side) ? ORDER BY id \(order) LIMIT \(Reference.most)")
        .strings([wanted])
    }
    let beginning = wanted.hasPrefix(ShortID.prefix(of: fact)) ? ShortID.prefix(of: fact) : String(wanted.prefix(3))
    return around.filter { $0.uppercased().hasPrefix(beginning) }
      .map { (id: $0, distance: editDistance($0.uppercased(), wanted)) }
      .sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }.prefix(Reference.most).map(\.id)
  }
}
