import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Statistics
import SuccessStore

struct ExperimentResultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "result",
    abstract: "What became of two groups from a day on: before and after, against the control.",
    discussion: """
      The groups are those of 'experiment draw' among the customers that matched the filter at the end of the first day. Of a figure \
      each customer's change is taken, and B's mean change held against A's by Welch's test: the difference in differences, by which \
      what happened to both falls away. 'left' counts who was not there any more at the end of the last day, by two shares. perGroup \
      is how many in each group a difference of this size takes to be seen with a chance of 80 %. Both days are read as reports \
      --as-of have them.
      """)

  @OptionGroup var filter: FilterArgument
  @Option(
    help: ArgumentHelp("The day before anything changed for B.", valueName: "day"), transform: ExperimentDay.read)
  var from: LocalDate
  @Option(help: ArgumentHelp("The last day. Default: today.", valueName: "day"), transform: ExperimentDay.read)
  var to: LocalDate?
  @Option(
    help: ArgumentHelp(
      """
      What is measured: score, lastNPS, openTickets, recentTickets, monthlyRevenue, dimension.NAME, metric.NAME such as \
      metric.featureAdoption; or left.
      """, valueName: "figure"))
  var outcome: String
  @OptionGroup var drawn: DrawOptions
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(common)
    let filter = try filter.filter(in: .customers, me: surroundings.me)
    let today = try Surroundings.zone().date(of: surroundings.now)
    let to = to ?? today
    guard from < to, to <= today else {
      throw Complaint.wrongValue(
        from < to ? "--to" : "--from", "\(from < to ? to : from)",
        "days of which the first is before the last, \(today) at the latest")
    }
    let groups = ExperimentGroups(surroundings, filter, from: from, to: to, draw: try drawn.draw)
    try Output.report(try groups.result(of: outcome), as: format.format)
  }
}

enum ExperimentDay {
  static let read = CallValue.reading("a day such as 2026-10-24") { LocalDate(written: $0) }
}

/// The groups on the first day, and what is known of them on both.
struct ExperimentGroups {
  private let here: Surroundings
  private let filter: Filter
  private let from: LocalDate
  private let to: LocalDate
  private let draw: GroupDraw

  static let left = "left"

  init(_ here: Surroundings, _ filter: Filter, from: LocalDate, to: LocalDate, draw: GroupDraw) {
    (self.here, self.filter, self.from, self.to, self.draw) = (here, filter, from, to, draw)
  }

  func result(of outcome: String) throws -> ExperimentResult {
    let filter = filter
    let (members, before) = try then(from) { place in
      let page = try await place.store.answer(
        CustomerQuery(filter: filter, sort: .name, window: Window(limit: .max)), at: place.now)
      return (page.rows.map(\.id), try await place.store.answer(TraitsQuery(), at: place.now))
    }
    let after = try then(to) { place in try await place.store.answer(TraitsQuery(), at: place.now) }
    let head = ExperimentResult.Head(outcome: outcome, from: from, to: to, seed: draw.seed, share: draw.share)
    let groups = Dictionary(grouping: members) { draw.isInB($0.text) }
    let (a, b) = (groups[false] ?? [], groups[true] ?? [])
    guard outcome != Self.left else {
      let there = Set(after.map(\.customer))
      return try ExperimentResult(head, left: Self.left(a, there), Self.left(b, there))
    }
    let known = before.first ?? after.first
    guard known == nil || known?.values.contains(where: { $0.name == outcome }) == true else {
      let names = known?.values.map(\.name).filter { !$0.hasPrefix("metric.") && !$0.hasPrefix("dimension.") } ?? []
      throw Complaint.wrongValue(
        "--outcome", outcome, "left, \(names.joined(separator: ", ")), or dimension.NAME or metric.NAME of health.yaml")
    }
    let (first, last) = (Self.numbers(outcome, before), Self.numbers(outcome, after))
    func pairs(_ ids: [CustomerID]) -> [ExperimentResult.Pair] {
      ids.compactMap { id in
        guard let before = first[id], let after = last[id] else { return nil }
        return ExperimentResult.Pair(before: before, after: after)
      }
    }
    return try ExperimentResult(head, (a.count, pairs(a)), (b.count, pairs(b)))
  }

  private static func left(_ ids: [CustomerID], _ there: Set<CustomerID>) -> Proportion? {
    Proportion(ids.count { !there.contains($0) }, of: ids.count)
  }

  private static func numbers(_ name: String, _ traits: [CustomerTraits]) -> [CustomerID: Double] {
    Dictionary(
      uniqueKeysWithValues: traits.compactMap { row in
        row.values.first { $0.name == name }.flatMap { Double($0.text) }.map { (row.customer, $0) }
      })
  }

  /// As reports on the end of that day have it.
  private func then<Answer: Sendable>(
    _ day: LocalDate, _ ask: @escaping @Sendable (Workplace) async throws -> Answer
  ) throws -> Answer {
    var then = here
    then.look(back: LookBack(endOf: day, in: try Surroundings.zone(), as: .held))
    return try then.withStore(for: .reading, ask)
  }
}
