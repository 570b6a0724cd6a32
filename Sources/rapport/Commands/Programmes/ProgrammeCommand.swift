import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct ProgrammeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme",
    abstract: "The framework's campaigns and expansion programmes: whom they are for, who is in, when they touch next.",
    discussion: """
      programmes.yaml has them; only runs judge who is in (`rapport outreach run`, and the console's own). Touches make messages,
      which are drafted or held, and action items; `rapport outreach mute CUSTOMER PROGRAMME` keeps one from a customer.
      """,
    subcommands: [ProgrammeListCommand.self, ProgrammeShowCommand.self])

  func run() throws { throw Complaint.missingChoice(of: "programme", in: ProgrammeCommand.self) }
}

struct ProgrammeListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Every programme, with how many customers are in it and were in it.")

  @OptionGroup var filter: FilterArgument
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .customers, me: surroundings.me)
    let format = format.format
    try surroundings.withStore(for: .reading) { place in
      let figures = try await place.store.answer(ProgrammesQuery(filter), at: place.now)
      var printer = RowPrinter(.programmes(place.rulebook.outreach.programmes), as: format, under: place.heading)
      if !figures.isEmpty { try printer.print(figures) }
      try printer.finish()
    }
  }
}

extension RowShape<ProgrammeFigures> {
  static func programmes(_ rules: ProgrammeRules) -> RowShape {
    @Sendable func rule(_ row: ProgrammeFigures) -> Programme? { rules[row.programme] }
    return RowShape(
      noun: "programme",
      fields: [
        Field("name") { .text($0.programme.text) },
        Field("kind") { JSONValue(rule($0)?.kind.rawValue) },
        Field("title") { JSONValue(rule($0)?.title) },
        Field("target") { JSONValue(rule($0)?.words.trigger) },
        Field("filter") { JSONValue(rule($0)?.target.text) },
        Field("frequency") { JSONValue(rule($0)?.words.timing) },
        Field("enabled") { .flag(rule($0)?.words.isEnabled ?? false) },
        Field("upsell") { .flag(rule($0)?.isUpsell ?? false) },
        Field("in") { .whole($0.members) },
        Field("out") { .whole($0.former) },
      ],
      columns: [
        Column("Programme") { $0.programme.text },
        Column("Kind") { rule($0)?.kind.rawValue ?? "" },
        Column("In", isNumber: true) { "\($0.members)" },
        Column("Out", isNumber: true) { "\($0.former)" },
        Column("Whom it takes", maximum: 40) { rule($0)?.target.text ?? "" },
        Column("How often", maximum: 50) {
          rule($0).map { $0.words.isEnabled ? $0.words.timing : "switched off" } ?? ""
        },
      ])
  }
}

struct ProgrammeShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "One programme with its rule, and who is in it: since when, when it touches next, why somebody is out.",
    discussion: "The filter is one of customers, such as tier:enterprise or owner:me.")

  @Argument(help: "The framework's name, such as churnPrevention.") var name: String
  @OptionGroup var filter: FilterArgument
  @OptionGroup var limit: LimitOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .customers, me: surroundings.me)
    let (name, limit) = (name, limit.limit)
    let report = try surroundings.withStore(for: .reading) { place in
      let programme = try place.programme(name)
      let figures = try await place.store.answer(ProgrammesQuery(filter), at: place.now)
      let members = Gathered<MemberRow>()
      try await ListReading<MemberRow>(limit: limit) { window in
        try await place.store.answer(MemberQuery(programme.id, filter: filter, window: window), at: place.now)
      }.run { members.add($0) }
      return ProgrammeReport(
        programme, figures.first { $0.programme == programme.id }, members.rows, in: place.zone)
    }
    try Output.report(report, as: format.format, under: surroundings.past?.heading)
  }
}

extension Workplace {
  /// Letters of either case will do.
  fileprivate func programme(_ name: String) throws -> Programme {
    let all = rulebook.outreach.programmes.programmes
    if let found = all.first(where: { $0.id.text.lowercased() == name.lowercased() }) { return found }
    let names = all.map(\.id.text)
    throw Complaint.complain(
      "There is no programme '\(name)'\(nearestHint(to: name, among: names)), expected one of \(names.joined(separator: ", "))",
      Complaint.workFailed)
  }
}
