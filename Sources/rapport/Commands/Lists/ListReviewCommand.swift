import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

struct ListReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "The weekly review: escalated tickets with trigger, tier, cause of a miss, and root cause.",
    discussion: """
      Of this ISO week and the last one, unless --week names another. A ticket is reviewed when its root cause has been \
      found: rapport ticket why.
      """)

  @OptionGroup var filter: FilterArgument
  @Option(help: ArgumentHelp("this, last or an ISO week such as 2026-W47.", valueName: "week"))
  var week: String?
  @Flag(help: "Only those whose root cause has been found.") var reviewed = false
  @Flag(help: "Only those that wait for their review.") var unreviewed = false
  @OptionGroup var limit: LimitOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if reviewed, unreviewed { throw ValidationError("--reviewed and --unreviewed: expected one of them.") }
    if let week { _ = try Self.weeks(week, today: LocalDate(day: 0)) }
  }

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .tickets, me: surroundings.me)
    let (week, isReviewed, limit, format) = (
      week, reviewed ? true : unreviewed ? false : nil, limit.limit, format.format
    )
    try surroundings.withStore(for: .reading) { place in
      let weeks = try Self.weeks(week, today: place.today)
      let rows = try await place.store.answer(
        ReviewQuery(filter: filter, from: weeks.first, through: weeks.last, isReviewed: isReviewed), at: place.now)
      var printer = RowPrinter(RowShape<ReviewRow>.review(place.rulebook.improvement), as: format, under: place.heading)
      try printer.print(Array(rows.prefix(limit ?? .max)))
      try printer.finish()
    }
  }

  private static func weeks(_ text: String?, today: LocalDate) throws -> (first: ISOWeek, last: ISOWeek) {
    let this = ISOWeek(of: today)
    guard let text else { return (this.adding(-1), this) }
    switch text.lowercased() {
    case "this": return (this, this)
    case "last": return (this.adding(-1), this.adding(-1))
    default:
      guard let week = ISOWeek(text: text) else {
        throw Complaint.wrongValue("--week", text, "this, last or an ISO week such as 2026-W47")
      }
      return (week, week)
    }
  }
}

extension RowShape<ReviewRow> {
  static func review(_ rules: ImprovementRules) -> RowShape {
    RowShape(noun: "escalated ticket", fields: fields, columns: columns(rules))
  }

  private static let fields: [Field] = [
    Field("ticketId") { .text($0.id.text) },
    Field("customerId") { .text($0.ticket.reading.ticket.customer.text) },
    Field("companyName") { .text($0.ticket.customerName) },
    Field("subject") { .text($0.ticket.reading.ticket.subject) },
    Field("severity") { .text($0.ticket.reading.severity.rawValue) },
    Field("status") { .text($0.ticket.reading.status.rawValue) },
    Field("escalatedAt") { JSONValue($0.escalations.last?.at.iso8601) },
    Field("escalations") { .whole($0.escalations.count) },
    Field("trigger") { JSONValue($0.escalations.last?.trigger) },
    Field("supportTier") { .whole($0.ticket.reading.supportTier.rawValue) },
    Field("missed") { .text(ImprovementWords.misses($0.misses)) },
    Field("isReviewed") { .flag($0.isReviewed) },
    Field("cause") { JSONValue($0.ticket.rootCause?.path.description) },
    Field("rootCause") { JSONValue($0.ticket.rootCause?.deepest) },
  ]

  private static func columns(_ rules: ImprovementRules) -> [Column] {
    [
      Column("") { String($0.isReviewed ? GlyphSet.ofOutput.met : GlyphSet.ofOutput.milestoneOpen) },
      Column("Ticket", maximum: 24) { $0.id.text },
      Column("Severity") { $0.ticket.reading.severity.title },
      Column("Tier") { $0.ticket.reading.supportTier.badge },
      Column("Trigger", maximum: 48) { ImprovementWords.trigger($0.escalations) },
      Column("Missed") { ImprovementWords.misses($0.misses) },
      Column("Root cause", maximum: 48) { row in
        row.ticket.rootCause.map { rules.title(of: $0.path) } ?? "not found yet"
      },
      Column("Customer") { $0.ticket.customerName },
    ]
  }
}
