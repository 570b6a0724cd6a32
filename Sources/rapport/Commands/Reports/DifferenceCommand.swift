import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Foundation
import SuccessStore

struct DifferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "The portfolio at two moments side by side: whose score moved and why, who came, who left.",
    discussion: """
      Each moment is what 'rapport report portfolio --as-of' shows, so the filter is asked at both: who matches at one of them only has \
      come or left. The points of whatever moved a score add up to its difference, and those of causes, each over all customers of both \
      moments, to what all their scores changed by. --as known goes by what had been recorded then, else \
      (held) facts count by their own times.
      """)

  @OptionGroup var filter: FilterArgument
  @Option(
    help: ArgumentHelp("The end of this day, or this time.", valueName: "date"), transform: DayOrTime.read)
  var from: DayOrTime
  @Option(
    help: ArgumentHelp("The end of this day, or this time, not before --from.", valueName: "date"),
    transform: DayOrTime.read)
  var to: DayOrTime
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard common.asOf == nil else {
      throw Complaint.complain(
        "--as-of: --from and --to say which moments are meant. Leave it out.", Complaint.valueIsWrong)
    }
    let here = try Surroundings(common, look: nil, more: [:], looksBack: true)
    let before = try LookBack(from, as: common.manner, from: here.now, option: "--from")
    let after = try LookBack(to, as: common.manner, from: here.now, option: "--to")
    guard before.moment.at <= after.moment.at else {
      throw Complaint.wrongValue("--to", to.text, "a day or a time that is not before --from \(from.text)")
    }
    let output = try output.output(of: DifferenceReport.self, sparing: here.database)
    let filter = try self.filter.filter(in: .customers, me: here.me)
    let (found, model) = try here.difference(from: before, to: after, filter)
    let report = DifferenceReport(
      found, in: model, heading: "From \(before.text) to \(after.text), as \(after.moment.manner.rawValue)")
    let typed = self.filter.typed
    guard !typed.isEmpty else { return try output.write(report) }
    try output.write(NarrowedReport(report: report, filter: typed))
  }
}

extension Surroundings {
  /// With the model by which the later moment is judged.
  func difference(
    from before: LookBack, to after: LookBack, _ filter: Filter
  ) throws -> (PortfolioDifference, HealthModel) {
    let old = try Looked(self, at: before)
    defer { old.close() }
    let new = try Looked(self, at: after)
    defer { new.close() }
    return try waiting {
      let (earlier, later) = (try await old.place(), try await new.place())
      var found = PortfolioDifference(
        from: try await earlier.standings(filter), to: try await later.standings(filter))
      for index in found.moved.indices {
        let customer = found.moved[index].customer
        guard found.moved[index].points != nil, let then = try await earlier.assessment(of: customer),
          let now = try await later.assessment(of: customer)
        else { continue }
        found.moved[index].explain(from: then, to: now)
      }
      return (found, later.model)
    }
  }
}

extension Surroundings {
  /// What the console asks for `:diff`; where it looks back itself, up to there.
  var differences: DifferenceDesk {
    let here = self
    return DifferenceDesk { request in
      do {
        guard let told = DayOrTime(request.from) else {
          return .refused("diff: found '\(request.from)', expected a day or a time")
        }
        let before = try LookBack(told, as: request.manner, from: request.now, option: "diff")
        let after = LookBack(at: PastMoment(request.now, as: here.past?.moment.manner ?? request.manner))
        let filter = try FilterArgument.parse(request.scope, in: .customers, me: request.me)
        if let comparing = request.comparing {
          let whom = filter.and(try FilterArgument.parse(comparing, in: .customers, me: request.me))
          return .sideBySide(try here.sideBySide(from: before, to: after, whom))
        }
        return .found(try here.difference(from: before, to: after, filter).0)
      } catch let complaint as Complaint {
        return .refused(complaint.words)
      } catch {
        return .refused("\(error)")
      }
    }
  }
}

/// The database as it was at one of the moments.
struct Looked: Sendable {
  let here: Surroundings
  let store: any SuccessStore

  init(_ surroundings: Surroundings, at moment: LookBack) throws {
    var here = surroundings
    here.look(back: moment)
    self.here = here
    store = try here.openStore(for: .reading)
  }

  func place() async throws -> Workplace { try await here.workplace(store) }

  func close() { try? store.close() }
}

extension Workplace {
  /// Those whom portfolios count.
  func counted<Standing: Sendable>(
    _ filter: Filter, _ standing: @escaping @Sendable (CustomerRow) -> Standing
  ) async throws -> [Standing] {
    let standings = Gathered<Standing>()
    let reading = ListReading<CustomerRow>(limit: nil) { window in
      try await store.answer(CustomerQuery(filter: filter, sort: .id, window: window), at: now)
    }
    try await reading.run { page in
      standings.add(page.filter { !$0.isYetToCome && $0.lifecycle != .churned }.map(standing))
    }
    return standings.rows
  }

  fileprivate func standings(_ filter: Filter) async throws -> [PortfolioDifference.Standing] {
    try await counted(filter) {
      PortfolioDifference.Standing(customer: $0.id, score: $0.health.score, name: $0.customer.name)
    }
  }

  fileprivate func assessment(of customer: CustomerID) async throws -> HealthAssessment? {
    guard let facts = try await store.answer(HealthFactsQuery(customer)) else { return nil }
    return model.assess(
      facts.customer, observations: facts.observations, overrides: facts.overrides, at: now, zone: zone)
  }
}
