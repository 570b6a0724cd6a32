import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct ExpansionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expansion",
    abstract: "Expansion opportunities: what speaks for them, what they may be worth, how far they are.",
    discussion: """
      A customer has an opportunity where its health says so (expansion:yes); the signals of programmes.yaml say how strong it is.
      What no data show is told by notes: `rapport note CUSTOMER TEXT --type Regulation`. `rapport report expansion` has the
      pipeline.
      """,
    subcommands: [ExpansionListCommand.self, ExpansionShowCommand.self, Stage.command])

  func run() throws { throw Complaint.missingChoice(of: "expansion", in: ExpansionCommand.self) }

  enum Stage: VerbRow {
    static let row = CommandRow(
      "stage", .stage, on: .customer,
      "Brings an opportunity to a stage; the id is the opportunity's, or the customer's.",
      words: .thing(then: ["stage"]),
      [
        "stage": "identified, qualified, proposed, won or lost.", "reason": "Why; needed when it is lost.",
        "amount": "More a month, such as 950 or '1200 EUR'; else as the data say.",
        "closes": "The day by which it is decided, or on which it was; else the renewal's, or today.",
      ])
  }
}

struct ExpansionListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Opportunities, open ones first, the strongest first.",
    discussion: "The filter is one of customers, such as tier:enterprise or owner:me.")

  @OptionGroup var filter: FilterArgument
  @Option(help: ArgumentHelp("Those at this stage alone.", valueName: "stage")) var stage: Opportunity.Stage?
  @Option(help: ArgumentHelp("What to order them by.", valueName: "field")) var sort = OpportunityQuery.Sort.score
  @OptionGroup var limit: LimitOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .customers, me: surroundings.me)
    let (stage, sort, limit, format) = (stage, sort, limit.limit, format.format)
    try surroundings.withStore(for: .reading) { place in
      let shape = RowShape.opportunities(in: place.zone)
      try await place.print(shape, as: format, limit: limit, narrowedBy: filter, in: .customers) { window in
        OpportunityQuery(
          filter: filter, stage: stage, sort: sort, descending: sort.startsDescending, window: window)
      }
    }
  }
}

extension Opportunity.Stage: ListedArgument {}
extension OpportunityQuery.Sort: ListedArgument {}

extension RowShape<OpportunityRow> {
  static func opportunities(in zone: Zone) -> RowShape {
    RowShape(
      noun: "opportunity",
      fields: [
        Field("id") { .text($0.standing.id.text) },
        Field("customer") { .text($0.customer.id.text) },
        Field("companyName") { .text($0.customer.name) },
        Field("owner") { .text($0.customer.owner) },
        Field("stage") { .text($0.standing.opportunity.stage.rawValue) },
        Field("since") { .text(zone.date(of: $0.standing.opportunity.since).description) },
        Field("identified") { .text(zone.date(of: $0.standing.opportunity.identified).description) },
        Field("score") { .whole($0.standing.score) },
        Field("value") { JSONValue($0.standing.value?.majorUnits) },
        Field("currency") { JSONValue($0.standing.value?.currency) },
        Field("closes") { JSONValue($0.standing.decided?.description) },
        Field("reason") { .text($0.standing.opportunity.reason) },
        Field("signals") { .list($0.reading.signals.map { "\($0.title): \($0.evidence)" }) },
      ],
      columns: [
        Column("Stage") { $0.standing.opportunity.stage.rawValue.capitalizedFirst },
        Column("Score", isNumber: true) { "\($0.standing.score)" },
        Column("Value", isNumber: true) { $0.standing.value.map(NumberWords.money) ?? "–" },
        Column("Opportunity") { $0.standing.id.text },
        Column("Customer") { $0.customer.name },
        Column("Owner") { $0.customer.owner.isEmpty ? "–" : $0.customer.owner },
        Column("Closes") { $0.standing.decided?.description ?? "–" },
        Column("What speaks for it", maximum: 60) { $0.reading.signals.map(\.evidence).joined(separator: "; ") },
      ])
  }
}

struct ExpansionShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One opportunity: every signal with what shows it, where the value comes from.")

  @Argument(help: "The opportunity's id, such as CUST-001/1, or the customer's.") var id: String
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let id = id
    let surroundings = try Surroundings(lookingBack: common)
    let report = try surroundings.withStore(for: .reading) { place in
      OpportunityReport(try await place.opportunity(id), in: place)
    }
    try Output.report(report, as: format.format, under: surroundings.past?.heading)
  }
}

extension Workplace {
  /// By its id, or the customer's id or name.
  func opportunity(_ word: String) async throws -> OpportunityDetail {
    for id in [word, word.uppercased()] {
      if let found = try await store.answer(OpportunityDetailQuery(id), at: now) { return found }
    }
    if OpportunityID(word).customer == nil {
      let customer = try await CustomerSearch(place: self).customer(word).row.customer
      if let found = try await store.answer(OpportunityDetailQuery(customer.id.text), at: now) { return found }
      throw Complaint.complain("\(customer.id) \(customer.name) has no expansion opportunity.", Complaint.workFailed)
    }
    throw Complaint.complain("There is no opportunity '\(word)'.", Complaint.workFailed)
  }
}
