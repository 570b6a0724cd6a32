import CustomerSuccess
import PortfolioGenerator
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// What a load costs grows with what is loaded, statement by statement.
@Suite struct LoadCostTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  enum Order: CaseIterable {
    case byKind
    /// A customer with all that is theirs, and then the next one, as rows of another tool's export come.
    case byCustomer
    /// A portfolio as it is made up for a demo, with what few rows of a real one have but all need: sessions, who was in them,
    /// statements of what was learnt.
    case portfolio
  }

  private func portfolio(_ customers: Int) throws -> [Fact] {
    let rulebook = try TestRules.rulebook()
    let made = Portfolio(
      PortfolioPlan(customers: customers), model: rulebook.health, training: rulebook.training,
      journeys: rulebook.journeys)
    let facts = made.flatMap { $0 }
    let statements = facts.enumerated().compactMap { number, fact -> Fact? in
      guard case .progress(let progress) = fact else { return nil }
      return .statement(
        TrainingStatement(
          id: StatementID("S-\(number)"), learner: progress.learner, path: progress.path, module: progress.module,
          verb: "completed", at: TestRules.now - number, isCompletion: true))
    }
    return FactKind.allCases.flatMap { kind in (facts + statements).filter { $0.kind == kind } }
  }

  private func facts(_ customers: Int, _ order: Order) throws -> [Fact] {
    guard order != .portfolio else { return try portfolio(customers) }
    let facts = try World(seed: 7, customers: customers).inOrder
    guard order == .byCustomer else { return facts }
    var owners: [FactKey: Int] = [:]
    for (place, fact) in facts.enumerated() {
      owners[fact.key] = fact.references.compactMap { owners[$0] }.max() ?? place
    }
    let placed = facts.enumerated().sorted { left, right in
      (owners[left.element.key] ?? 0, left.offset) < (owners[right.element.key] ?? 0, right.offset)
    }
    return placed.map(\.element)
  }

  private func work(_ facts: [Fact], _ name: String) async throws -> [String: StatementMeter.Work] {
    let meter = StatementMeter()
    let store = try SQLiteEngine.open(
      path: scratch.path(name), rulebook: TestRules.rulebook(), mode: .readWrite, meter: meter)
    defer { try? store.close() }
    meter.reset()
    try await store.load(facts)
    // Which numbers names have is another in each database.
    return meter.byStatement.reduce(into: [:]) { works, found in
      works[found.key.replacing(/IN \([0-9, ]+\)/, with: "IN (…)"), default: .init()] += found.value
    }
  }

  @Test(arguments: Order.allCases) func each_statement_of_a_first_load_costs_a_row_the_same(_ order: Order) async throws
  {
    let (few, many) = (try facts(40, order), try facts(160, order))
    let small = try await work(few, "few.db")
    let large = try await work(many, "many.db")
    let growth = Double(many.count) / Double(few.count)
    for (sql, work) in large where work.steps > 2000 {
      let before = try #require(small[sql], "\(sql)")
      #expect(Double(work.steps) < Double(before.steps) * growth * 1.5, "\(before) -> \(work): \(sql)")
    }
  }
}
