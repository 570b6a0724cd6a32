import CustomerSuccess

/// The rows whose projections a change may have moved, by their integer keys.
struct Touched {
  var customers: Set<Int> = []
  var tickets: Set<Int> = []
  var learners: Set<Int> = []
  /// Customers of whom something was predicted.
  var chances: Set<Int> = []

  mutating func formUnion(_ other: Touched) {
    customers.formUnion(other.customers)
    tickets.formUnion(other.tickets)
    learners.formUnion(other.learners)
    chances.formUnion(other.chances)
  }

  var isEmpty: Bool { customers.isEmpty && tickets.isEmpty && learners.isEmpty && chances.isEmpty }

  /// Asked before a fact goes and after it came, so that both the old and the new place are found.
  mutating func note(_ fact: Fact, in db: any SQLConnection, _ keys: Keys) throws {
    if case .prediction(let prediction) = fact {
      if let key = try keys.key(of: prediction.customer.text, in: .customers) { chances.insert(key) }
      return
    }
    // Handed over whole: a set that two hold is copied with the next row.
    var moving = MovingFact(db: db, keys: keys, touched: Touched())
    swap(&moving.touched, &self)
    defer { swap(&moving.touched, &self) }
    try fact.open(&moving)
  }

  fileprivate mutating func note(_ kind: FactKind, _ id: String, _ keys: Keys) throws {
    guard let key = try keys.key(of: id, in: .rows(kind)) else { return }
    switch kind {
    case .customer: customers.insert(key)
    case .ticket: tickets.insert(key)
    case .learner: learners.insert(key)
    default: return
    }
  }
}

private struct MovingFact: FactUse {
  let db: any SQLConnection
  let keys: Keys
  var touched: Touched

  mutating func use<Value: FactRecord>(_ value: Value) throws {
    guard !Value.moves.isEmpty else { return }
    var visitor = MovedFields(kind: Value.names.kind, moves: Value.moves, keys: keys, touched: Touched())
    swap(&visitor.touched, &touched)
    value.show(to: &visitor)
    swap(&visitor.touched, &touched)
    if let failure = visitor.failure { throw failure }
    guard Value.names.kind == .customer, let id = value.key.parts.first else { return }
    // Policies look at the customer: its tickets' clocks may be others now.
    let statement = try db.statement("SELECT key FROM tickets WHERE customer = ?")
    touched.tickets.formUnion(try statement.ints([try keys.required(id, in: .customers)]))
  }
}

/// Finds the rows that a fact moves among its id and what it belongs to.
private struct MovedFields: FieldVisitor {
  let medium = FieldMedium.table
  let kind: FactKind
  let moves: [FactKind]
  let keys: Keys
  var touched: Touched
  var failure: (any Error)?

  private mutating func note(_ kind: FactKind, _ id: String) {
    guard failure == nil, moves.contains(kind) else { return }
    do { try touched.note(kind, id, keys) } catch { failure = error }
  }

  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID) {
    if field.isKey { note(kind, value.text) }
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    note(kind, value.text)
  }
}
