import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

/// How support quality is cut, and whose tickets are listed instead.
struct QualityArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Cut by severity, tier, owner, customer or week.", valueName: "cut"))
  var by: QualityCut?
  @Option(help: ArgumentHelp("The tickets that missed a figure, with the cause of each, instead.", valueName: "figure"))
  var misses: QualityFigure?
  @Option(
    help: ArgumentHelp(
      "With --misses and --by, only those of one row: critical, enterprise, sam, none, CUST-001, 2026-11-23.",
      valueName: "value"))
  var of: String?
  @Flag(help: "With --misses, all tickets behind the figure, those that missed first.")
  var all = false
  @OptionGroup var limit: LimitOption

  func validate() throws {
    guard misses == nil else {
      guard of == nil || by != nil else { throw ValidationError("--of needs --by: what '\(of ?? "")' is a value of.") }
      if let by, let of { _ = try by.value(named: of) }
      return
    }
    guard of == nil else { throw ValidationError("--of needs --misses: the figure whose tickets are listed.") }
    guard !all else { throw ValidationError("--all needs --misses: the figure whose tickets are listed.") }
    guard limit.limit == nil else {
      throw ValidationError("--limit needs --misses: the figure whose tickets are listed.")
    }
  }

  /// The tickets that are asked for; nil where the report is.
  func cases(_ filter: Filter, days: Int) throws -> QualityCaseQuery? {
    guard let misses else { return nil }
    let value = try of.flatMap { name in try by?.value(named: name) }
    return QualityCaseQuery(
      QualityQuery(filter, by: by ?? .severity, days: days), misses, value: value, onlyMisses: !all,
      window: Window(limit: 0))
  }
}

extension QualityCut {
  /// A row's value as it is typed; any day stands for its week.
  func value(named name: String) throws -> String {
    if name.lowercased() == "none" { return "" }
    switch self {
    case .severity, .tier:
      guard let value = knownValues.first(where: { $0 == name.lowercased() }) else {
        throw Complaint.wrongValue("--of", name, "one of \(knownValues.joined(separator: ", "))")
      }
      return value
    case .week:
      guard let day = LocalDate(iso8601: name) else {
        throw Complaint.wrongValue("--of", name, "a day of the week, such as 2026-11-23")
      }
      return "\(QualityWeek.monday(of: day))"
    case .owner, .customer: return name
    }
  }
}

extension RowShape<QualityCase> {
  /// As lists of tickets have them, with what the figure saw.
  static func cases(of figure: QualityFigure, at now: Instant) -> RowShape {
    RowShape(
      noun: "ticket", fields: facts + verdict(at: now) + times,
      columns: [
        Column("Missed") { $0.account.misses.isEmpty ? "no" : "yes" },
        Column("Ticket") { $0.id },
        Column("Severity") { $0.reading?.severity.title ?? "" },
        Column("Cause", maximum: 40) { QualityWords.cause($0.account) },
        Column("Seen") { QualityWords.detail($0, of: figure, at: now) },
        Column("Customer") { $0.customerName },
        Column("Subject", maximum: 48) { $0.reading?.ticket.subject ?? "" },
        Column("Owner") { $0.reading.map { $0.owner.isEmpty ? "–" : $0.owner } ?? "" },
      ])
  }

  private static let facts: [Field] = [
    Field("ticketId") { JSONValue($0.reading?.ticket.id.text) },
    Field("answerIds") { .text($0.answers.map(\.id.text).joined(separator: " ")) },
    Field("customerId") { .text($0.customer.text) },
    Field("companyName") { .text($0.customerName) },
    Field("subject") { JSONValue($0.reading?.ticket.subject) },
    Field("severity") { JSONValue($0.reading?.severity.rawValue) },
    Field("status") { JSONValue($0.reading?.status.rawValue) },
    Field("owner") { JSONValue($0.reading?.owner) },
  ]

  private static func verdict(at now: Instant) -> [Field] {
    [
      Field("counted") { .whole($0.account.share.whole) },
      Field("missed") { .whole($0.account.share.missed) },
      Field("causes") { .text($0.account.reasons.map(\.rawValue).joined(separator: " ")) },
      Field("targetSeconds") { JSONValue($0.account.misses.first?.clock?.targetSeconds) },
      Field("takenSeconds") { row in JSONValue(row.account.misses.first?.clock.map { taken($0, at: now) }) },
      Field("resolutionSeconds") { JSONValue($0.account.seconds) },
      Field("publicReplies") { JSONValue($0.countedReplies) },
      Field("escalations") { JSONValue($0.reading?.escalations.count) },
      Field("reopens") { JSONValue($0.reading?.reopens.count) },
      Field("scores") { .text($0.answers.map { "\($0.score)" }.joined(separator: " ")) },
      Field("comment") { .text($0.answers.map(\.comment).filter { !$0.isEmpty }.joined(separator: " ")) },
    ]
  }

  private static let times: [Field] = [
    Field("createdAt") { JSONValue($0.reading?.ticket.created.iso8601) },
    Field("firstReplyAt") { JSONValue($0.reading?.firstReply?.iso8601) },
    Field("resolvedAt") { JSONValue($0.reading?.resolved?.iso8601) },
  ]

  private static func taken(_ clock: SLAClock, at now: Instant) -> Int {
    if case .missed(_, let taken) = clock.outcome { return taken }
    return clock.taken(at: now)
  }
}
