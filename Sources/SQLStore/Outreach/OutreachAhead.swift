import CustomerSuccess
import SuccessStore

/// Most of those a run looks at give nothing to write but what it remembers of them. Where they are many they are judged ahead
/// of the run, a few at a time and without holding a writer up: as they are read, and what is remembered is written only of
/// those that nobody has touched meanwhile. Whatever is to fire is judged again in the run's own transaction.
struct OutreachAhead {
  /// So many are judged at once; where there are no more, the run's own transaction is short enough.
  static let few = 500

  /// How the triggers stood: where another run has ended since, it knows better.
  let known: [TriggerID: OutreachState.Trigger]
  /// The last change before the first was judged.
  let change: Int
  /// The change up to which each was judged, by the customer's key.
  private var judged: [Int: Int] = [:]

  init(_ known: [TriggerID: OutreachState.Trigger], _ change: Int) {
    self.known = known
    self.change = change
  }

  var count: Int { judged.count }

  func contains(_ customer: Int) -> Bool { judged[customer] != nil }

  mutating func add(_ customers: [Int], asOf change: Int) {
    for customer in customers { judged[customer] = change }
  }

  /// Without those that have to be judged again.
  func stillValid(_ plan: OutreachPlan, in db: any SQLConnection) throws -> OutreachAhead {
    guard plan.known == known else { return OutreachAhead(plan.known, try ChangeLog(db).last()) }
    var rest = self
    for (customer, touched) in try OutreachState(db).touches(since: change) {
      if let seen = judged[customer], touched > seen { rest.judged[customer] = nil }
    }
    return rest
  }
}

/// A customer of whom there is nothing to write but what is to be remembered, if that.
private struct OutreachQuiet {
  let key: Int
  let customer: CustomerID
  let memory: OutreachMemory?
}

extension SQLStore {
  /// Empty where so few are due that they can wait for the run itself, or where another run has ended meanwhile.
  func lookAhead(
    _ order: OutreachOrder, at now: Instant, _ few: Int = OutreachAhead.few
  ) async throws(StoreError) -> OutreachAhead {
    let rules = rules
    let (customers, none) = try await askFacts { db in
      let plan = try OutreachPlan(db, rules.rulebook(in: db), order, at: now)
      return (try plan.customers(in: db), OutreachAhead(plan.known, try ChangeLog(db).last()))
    }
    guard customers.count > few else { return none }
    var ahead = none
    for start in stride(from: 0, to: customers.count, by: few) {
      let some = customers[start..<min(start + few, customers.count)]
      guard let quiet = try await judgeQuiet(some, order, none.known, at: now) else { return none }
      ahead.add(quiet.map(\.key), asOf: none.change)
    }
    return ahead
  }

  /// Nil where another run has ended, and the triggers stand otherwise than `known`.
  private func judgeQuiet(
    _ keys: ArraySlice<Int>, _ order: OutreachOrder,
    _ known: [TriggerID: OutreachState.Trigger], at now: Instant
  ) async throws(StoreError) -> [OutreachQuiet]? {
    let rules = rules
    let (quiet, change) = try await askFacts { db in
      let plan = try OutreachPlan(db, rules.rulebook(in: db), order, at: now)
      guard plan.known == known else { return ([OutreachQuiet]?.none, 0) }
      let judged = try keys.compactMap { key in
        try plan.judge(key, in: db).flatMap { one in
          one.found.isEmpty ? OutreachQuiet(key: key, customer: one.facts.customer.id, memory: one.newMemory) : nil
        }
      }
      return (judged, try ChangeLog(db).last())
    }
    guard let quiet, quiet.contains(where: { $0.memory != nil }) else { return quiet }
    return try await write(at: now) { db in
      let state = OutreachState(db)
      guard try state.triggers() == known else { return (nil, Touched()) }
      let touched = Set(try state.touched(since: change))
      for one in quiet where !touched.contains(one.key) {
        if let memory = one.memory { try state.put(memory, of: one.customer) }
      }
      return (quiet, Touched())
    }
  }
}
