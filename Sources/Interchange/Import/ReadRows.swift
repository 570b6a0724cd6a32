import CustomerSuccess

/// Rows of one file on their way to the store: their facts one after the other, and where each row stands.
struct ReadRows {
  let file: String
  var facts: [ToldFact] = []
  private(set) var rows: [Row] = []

  struct Row {
    var line: Int
    /// Its part of `facts`.
    var facts: Range<Int>
    var snapshot: Aside<TicketSnapshot>?
    /// As it stands in the file, where it may be handed back.
    var values: [String]?
  }

  /// Room for `length` facts is made at once: growing by and by would copy each of them once more.
  init(file: String, length: Int) {
    self.file = file
    facts.reserveCapacity(length)
    rows.reserveCapacity(length)
  }

  /// The customers among the facts, each with the columns that tell it and the line of its row.
  var customers: [(customer: Customer, fields: ToldFields, line: Int)] {
    rows.flatMap { row in
      facts[row.facts].compactMap { told -> (Customer, ToldFields, Int)? in
        guard case .customer(let customer) = told.fact else { return nil }
        return (customer, told.fields, row.line)
      }
    }
  }

  /// What the rows say of the customers in those columns is not to be taken over.
  mutating func decide(_ columns: ToldFields, of customers: Set<CustomerID>) {
    guard !customers.isEmpty else { return }
    for index in facts.indices {
      if case .customer(let customer) = facts[index].fact, customers.contains(customer.id) {
        facts[index].decided = columns
      }
    }
  }

  /// The facts from `start` on are the row's.
  mutating func note(line: Int, from start: Int, _ snapshot: Aside<TicketSnapshot>?, _ values: [String]?) {
    rows.append(Row(line: line, facts: start..<facts.count, snapshot: snapshot, values: values))
  }

  /// Leaves out the rows of which `isKept` does not hold; mostly that is none, and nothing is copied.
  mutating func keep(_ isKept: (Row, ArraySlice<ToldFact>) throws -> Bool) rethrows {
    try replace { row, facts in try isKept(row, facts) ? nil : [] }
    rows.removeAll { $0.facts.isEmpty }
  }

  /// Puts what `news` has in place of a row's facts; nil leaves them.
  mutating func replace(_ news: (Row, ArraySlice<ToldFact>) throws -> [ToldFact]?) rethrows {
    // From here on facts are copied: the first row that is not as it was.
    var copied: [ToldFact]?
    for index in rows.indices {
      let row = rows[index]
      let found = try news(row, facts[row.facts])
      if found != nil, copied == nil { copied = Array(facts[..<row.facts.lowerBound]) }
      guard var kept = copied else { continue }
      copied = nil
      let start = kept.count
      if let found { kept += found } else { kept += facts[row.facts] }
      rows[index].facts = start..<kept.count
      copied = kept
    }
    if let copied { facts = copied }
  }
}

/// A large value in a place of its own: what may have one is copied as quickly as what has none.
indirect enum Aside<Value: Sendable>: Sendable {
  case value(Value)

  var value: Value {
    switch self {
    case .value(let value): value
    }
  }
}
