import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct InitiativeShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "An initiative: where it stands, its milestones, whom it concerns, what it pays.")

  @Argument(help: "The initiative's id, such as INI-1.") var id: String
  @OptionGroup var options: ActOptions

  func run() throws {
    let id = id
    let surroundings = try Surroundings(lookingBack: options.common)
    let report = try surroundings.withStore(for: .reading) { place in
      for reading in ShortID.readings(of: id, as: .initiative) {
        guard let detail = try await place.store.answer(InitiativeDetailQuery(InitiativeID(reading)), at: place.now)
        else { continue }
        return InitiativeReport(detail.initiative, in: place, concerned: detail.concerned)
      }
      throw Complaint.complain("There is no initiative '\(id)'.", Complaint.workFailed)
    }
    try Output.report(report, as: options.format.format, under: surroundings.past?.heading)
  }
}

/// As `list initiatives`, and as `initiative list`.
struct InitiativeListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "initiatives", abstract: abstract, discussion: discussion)

  fileprivate static let abstract = "Initiatives, open ones first, more impact for less effort before."
  fileprivate static let discussion = """
    The filter is one of initiatives, such as status:open owner:me impact>=4 quarter:2026-Q4 origin:theme.
    """

  @OptionGroup var list: Listing

  func run() throws { try list.print() }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: InitiativeListCommand.abstract, discussion: InitiativeListCommand.discussion)

    @OptionGroup var list: Listing

    func run() throws { try list.print() }
  }

  struct Listing: ParsableArguments {
    @OptionGroup var filter: FilterArgument
    @OptionGroup var limit: LimitOption
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func print() throws {
      let surroundings = try Surroundings(lookingBack: common)
      let filter = try filter.filter(in: .initiatives, me: surroundings.me)
      let (limit, format) = (limit.limit, format.format)
      try surroundings.withStore(for: .reading) { place in
        let shape = RowShape.initiatives(place.rulebook.improvement.roadmap, on: place.today)
        try await place.print(shape, as: format, limit: limit, narrowedBy: filter, in: .initiatives) { window in
          InitiativeQuery(filter: filter, window: window)
        }
      }
    }
  }
}

extension RowShape<Initiative> {
  static func initiatives(_ rules: RoadmapRules, on today: LocalDate) -> RowShape {
    RowShape(
      noun: "initiative",
      fields: [
        Field("id") { .text($0.id.text) }, Field("title") { .text($0.title) },
        Field("status") { .text($0.status.rawValue) }, Field("impact") { .whole($0.impact) },
        Field("effort") { .whole($0.effort) }, Field("quadrant") { .text(rules.quadrant(of: $0).rawValue) },
        Field("owner") { .text($0.owner) }, Field("quarter") { JSONValue($0.quarter?.description) },
        Field("origin") { .text(InitiativeOriginForm.text($0.origin)) },
        Field("customers") { .text($0.customers) },
        Field("percentDone") { .whole($0.percentDone) },
        Field("lateMilestones") { .whole($0.lateMilestones(on: today).count) },
        Field("cost") { .text(AmountForm.text($0.cost)) }, Field("gain") { .text(AmountForm.text($0.gain)) },
        Field("brought") { .text(AmountForm.text($0.brought)) },
        Field("returnOnInvestment") { initiative in
          tenths(initiative.returnOnInvestment.map { $0 * 100 }).map { .number($0) } ?? .absent
        },
        Field("outcome") { .text($0.outcome) }, Field("createdAt") { .text($0.created.iso8601) },
        Field("changedAt") { .text($0.changed.iso8601) },
      ],
      columns: [
        Column("Initiative") { $0.id.text }, Column("Title", maximum: 48) { $0.title },
        Column("Impact", isNumber: true) { "\($0.impact)" }, Column("Effort", isNumber: true) { "\($0.effort)" },
        Column("Corner") { rules.quadrant(of: $0).title }, Column("Status") { $0.status.rawValue.capitalizedFirst },
        Column("Quarter") { $0.quarter?.description ?? "–" },
        Column("Owner") { $0.owner.isEmpty ? "–" : $0.owner },
        Column("Done", isNumber: true) { "\($0.percentDone) %" },
        Column("Late", isNumber: true) { initiative in
          let late = initiative.lateMilestones(on: today).count
          return late == 0 ? "–" : "\(late)"
        },
        Column("Returns", isNumber: true) { initiative in
          let words = InitiativeWords.returns(initiative.returnOnInvestment)
          return words.isEmpty ? "–" : words
        },
      ])
  }
}
