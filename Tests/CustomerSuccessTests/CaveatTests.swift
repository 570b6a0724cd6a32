import CustomerSuccess
import Testing

/// What is kept and does not count is said to whoever told it.
@Suite struct CaveatTests {
  private let world: ActWorld
  private var rules: ActRules { world.rules }

  init() throws { world = try ActWorld() }

  private func customer(seats: Int?, limits: [String: Int]) -> Customer {
    var customer = world.customer
    customer.seats = seats
    customer.limits = limits
    return customer
  }

  /// Of every metric: exactly where the customer lacks what it is measured by.
  @Test func whatACustomerLacksIsSaidOfEachMetric() {
    for metric in rules.health.metrics {
      let act = Act.record(metric.id, .measured(50), note: "")
      for (seats, limit) in [(nil, 0), (0, 0), (5, 0), (nil, 9), (5, 9)] as [(Int?, Int)] {
        var limits: [String: Int] = [:]
        if case .limit(let name) = metric.requirement { limits[name] = limit }
        let customer = customer(seats: seats, limits: limits)
        let words = ActSubject.customer(customer).caveat(of: act, rules)
        #expect((words == nil) == metric.applies(to: customer), "\(metric.id)")
        if let words { #expect(words.hasPrefix("kept, but it does not count: \(customer.name) has no "), "\(words)") }
      }
    }
    let seatless = ActSubject.customer(customer(seats: nil, limits: [:]))
    #expect(
      seatless.caveat(of: .record("activeUsers", .measured(50), note: ""), rules)?.hasSuffix("has no seats") == true)
  }

  /// One percent below the mark is not passed, the mark is; what was passed before stays so.
  @Test func aScoreBelowThePassMarkIsNotPassed() throws {
    let path = try #require(rules.training.paths.first)
    let module = try #require(path.modules.first)
    let learner = world.learner
    func words(_ score: Int?, best: Int?, _ act: (Int) -> Act) -> String? {
      let progress = best.map {
        ModuleProgress(
          learner: learner.id, path: path.id, module: module.id, state: .completed, bestScore: $0, at: ActWorld.now)
      }
      let subject = ActSubject.learner(learner, enrolled: [path.id], progress: [progress].compactMap(\.self))
      return subject.caveat(of: score.map(act) ?? .complete(path.id, module.id, minutes: nil, score: nil), rules)
    }
    let mark = rules.training.passMark
    let acts: [(Int) -> Act] = [
      { .complete(path.id, module.id, minutes: nil, score: $0) }, { .score(path.id, module.id, $0) },
      { .assess(path.id, module.id, $0, .after) },
    ]
    for act in acts {
      #expect(words(mark - 1, best: nil, act) == "not passed: \(mark - 1) % is below \(mark) %")
      #expect(words(mark, best: nil, act) == nil)
      #expect(words(mark - 1, best: mark, act) == nil)
      #expect(words(mark - 1, best: 1, act) != nil)
    }
    #expect(words(nil, best: nil, acts[0]) == nil, "without an assessment it is completed")
    #expect(words(nil, best: mark - 1, acts[0]) != nil)
  }
}
