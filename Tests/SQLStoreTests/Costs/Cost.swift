import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// One thing that is asked or written, and what it may cost, in the engine's own steps.
struct Cost: Sendable, CustomTestStringConvertible {
  /// What becomes four times as much.
  enum Growth: String, Sendable {
    /// Customers with all that is theirs.
    case portfolio
    /// What is shown, changed or due.
    case amount
    /// Entries of the change log, made by somebody else.
    case log
  }

  /// What four times as much of it may cost.
  enum Promise: String, Sendable {
    /// The same.
    case flat
    /// Four times as much.
    case linear
  }

  /// The store's requirement that it is about, or the question.
  var door: String
  var name: String
  var promise: Promise
  var growth: Growth
  var act: @Sendable (CostBench) async throws -> Void

  init(
    _ door: String, _ name: String, _ promise: Promise, in growth: Growth = .portfolio,
    _ act: @escaping @Sendable (CostBench) async throws -> Void
  ) {
    self.door = door
    self.name = name
    self.promise = promise
    self.growth = growth
    self.act = act
  }

  init(
    _ door: String, _ promise: Promise, in growth: Growth = .portfolio,
    _ act: @escaping @Sendable (CostBench) async throws -> Void
  ) {
    self.init(door, "", promise, in: growth, act)
  }

  /// What a question costs.
  static func asking<Asked: Question>(
    _ promise: Promise, _ name: String = "", in growth: Growth = .portfolio,
    _ question: @escaping @Sendable (CostBench) throws -> Asked
  ) -> Cost {
    // Of one that asks another the name is its own.
    Cost(String("\(Asked.self)".prefix { $0 != "<" }), name, promise, in: growth) { bench in
      let question = try question(bench)
      try await bench.count { try await bench.store.answer(question, at: bench.now) }
    }
  }

  var testDescription: String { (name.isEmpty ? door : "\(door): \(name)") + ", in the \(growth.rawValue)" }

  /// Whether the work at four times the size keeps the promise. The engine's steps repeat exactly; the room is for rows that
  /// are not the same rows, and for trees that are a level deeper.
  func isKept(_ small: StatementMeter.Work, _ large: StatementMeter.Work) -> Bool {
    let factor = promise == .flat ? 1.1 : 4.6
    func holds(_ counter: KeyPath<StatementMeter.Work, Int>, slack: Int) -> Bool {
      Double(large[keyPath: counter]) <= Double(small[keyPath: counter]) * factor + Double(slack)
    }
    return holds(\.steps, slack: 120) && holds(\.scanned, slack: 10) && holds(\.sorts, slack: 2)
      && holds(\.rows, slack: 15) && holds(\.written, slack: 8)
  }

}

/// A store of one size on which one cost is counted.
struct CostBench: Sendable {
  let store: SQLStore
  let meter: StatementMeter
  /// How much is shown or changed.
  let amount: Int
  var now = TestRules.now

  /// Counts only what happens in here.
  func count(_ body: () async throws -> Any?) async throws {
    meter.reset()
    _ = try await body()
    meter.pause()
  }

  /// Facts to change: the first action items of the portfolio.
  func actions() async throws -> [ActionItem] {
    let page = try await store.answer(ActionQuery(includeEnded: true, window: Window(limit: amount)), at: now)
    return page.rows.map(\.action)
  }

  /// Facts as a source told them before somebody changed them here, and somebody else once more.
  func workedOn() async throws -> [Fact] {
    let facts = try await actions().map(Fact.action)
    try await store.commit(try await priorities(), title: "t", by: "dana", at: now)
    try await store.commit(try await priorities(), title: "t", by: "lee", at: now)
    try await store.load(facts, from: "crm")
    return facts
  }

  func priorities() async throws -> [FactEdit] {
    try await actions().map { action in
      var after = action
      after.title += " again"
      return FactEdit(before: .action(action), after: .action(after))
    }
  }
}

/// Stores of two sizes, made once; each cost gets a copy of its own.
actor CostStores {
  static let shared = CostStores()
  static let customers = 60
  /// In copies of those customers.
  static let sizes = (small: 1, large: 4)
  static let amounts = (small: 12, large: 48)

  /// The databases' bytes: this is never let go, so files of its own would stay behind.
  private var made: [Shape: Task<Data, any Error>] = [:]

  private struct Shape: Hashable {
    var copies: Int
    var log: Int
  }

  /// Copies of one world, which differ in their ids alone: what is cut, grouped or named has as many values at each size.
  func facts(_ copies: Int) throws -> [Fact] {
    let worlds = try (1...copies).map { try World(seed: 17, customers: Self.customers, copy: "\($0)-") }
    let facts = worlds.flatMap(\.inOrder) + (0..<copies * Self.customers).flatMap(CostDesk.neighbour) + CostDesk.facts
    var seen: Set<FactKey> = []
    let once = facts.filter { seen.insert($0.key).inserted }
    return FactKind.allCases.flatMap { kind in once.filter { $0.kind == kind } }
  }

  /// With so many entries of somebody else in the log.
  func copy(_ copies: Int, log: Int, into scratch: Scratch) async throws {
    try await template(Shape(copies: copies, log: log)).write(to: URL(fileURLWithPath: scratch.path()))
  }

  /// Made once, however many wait for it.
  private func template(_ shape: Shape) async throws -> Data {
    if let making = made[shape] { return try await making.value }
    let facts = try facts(shape.copies)
    let making = Task {
      let scratch = try Scratch()
      let store = try scratch.open()
      try await store.load(facts)
      for number in 0..<shape.log {
        let act = ActRequest(.logActivity(kind: "Call", description: "\(number)", outcome: ""), on: CostDesk.customer)
        try await store.perform([act], title: "call \(number)", by: "somebody else", at: TestRules.now)
      }
      try store.close()
      return try Data(contentsOf: URL(fileURLWithPath: scratch.path()))
    }
    made[shape] = making
    return try await making.value
  }
}

extension Cost {
  /// The work at both sizes.
  func measure() async throws -> (small: StatementMeter.Work, large: StatementMeter.Work) {
    let (sizes, amounts) = (CostStores.sizes, CostStores.amounts)
    switch growth {
    case .portfolio:
      return (try await work(sizes.small, amounts.small), try await work(sizes.large, amounts.small))
    case .amount:
      return (try await work(sizes.large, amounts.small), try await work(sizes.large, amounts.large))
    case .log:
      return (
        try await work(sizes.small, amounts.small, log: 20), try await work(sizes.small, amounts.small, log: 80)
      )
    }
  }

  private func work(_ copies: Int, _ amount: Int, log: Int = 0) async throws -> StatementMeter.Work {
    let scratch = try Scratch()
    try await CostStores.shared.copy(copies, log: log, into: scratch)
    let meter = StatementMeter()
    let store = try SQLiteEngine.open(
      path: scratch.path(), rulebook: TestRules.rulebook(), mode: .readWrite, meter: meter)
    defer { try? store.close() }
    // What a connection asks when it is first used is nobody's cost.
    _ = try await store.answer(FactQuery(.customer("nobody")))
    meter.pause()
    try await act(CostBench(store: store, meter: meter, amount: amount))
    return meter.total
  }
}
