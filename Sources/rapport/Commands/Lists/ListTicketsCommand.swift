import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

struct ListTicketsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tickets",
    abstract: "The ticket queue: breached first, then by the earliest running deadline.",
    discussion: "Open tickets, unless --all is given or the filter asks for a status.")

  @OptionGroup var filter: FilterArgument
  @OptionGroup var limit: LimitOption
  @Flag(help: "Resolved and closed ones too, after the open ones.")
  var all = false
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .tickets, me: surroundings.me)
    let (limit, format) = (limit.limit, format.format)
    let includeEnded = all
    try surroundings.withStore(for: .reading) { place in
      let shape = RowShape.tickets(at: place.now, byBreach: filter.asksForNextBreach)
      try await place.print(
        shape, as: format, limit: limit, narrowedBy: filter, in: .tickets,
        leftOut: { includeEnded ? nil : try await place.endedTickets(filter) }
      ) { window in
        TicketQuery(filter: filter, includeEnded: includeEnded, window: window)
      }
    }
  }
}

extension Workplace {
  /// `TKT-1 is resolved; --all shows it`; nil of none.
  fileprivate func endedTickets(_ filter: Filter) async throws -> String? {
    let found = try await store.answer(
      TicketQuery(filter: filter, includeEnded: true, window: Window(limit: 1)), at: now)
    return found.total == 0 ? nil : LeftOutWords.ended(found, shownBy: "--all")
  }
}

extension RowShape<TicketRow> {
  /// `byBreach`: rows have the clock that breaks its promise next.
  static func tickets(at now: Instant, byBreach: Bool = false) -> RowShape {
    RowShape(noun: "ticket", fields: facts + clocks(at: now, byBreach) + times, columns: columns(at: now, byBreach))
  }

  private static let facts: [Field] = [
    Field("ticketId") { .text($0.reading.ticket.id.text) },
    Field("customerId") { .text($0.reading.ticket.customer.text) },
    Field("companyName") { .text($0.customerName) },
    Field("subject") { .text($0.reading.ticket.subject) },
    Field("severity") { .text($0.reading.severity.rawValue) },
    Field("status") { .text($0.reading.status.rawValue) },
    Field("mergedInto") { JSONValue($0.reading.mergedInto?.text) },
    Field("isSpam") { .flag($0.reading.disposition == .spam) },
    Field("withdrawn") { JSONValue($0.reading.withdrawn) },
    Field("owner") { .text($0.reading.owner) },
    Field("supportTier") { .whole($0.reading.supportTier.rawValue) },
    Field("category") { .text($0.reading.ticket.category) },
    Field("channel") { .text($0.reading.ticket.channel) },
    Field("policy") { JSONValue($0.reading.policy) },
  ]

  /// Of the clock that falls due first, or breaks next; absent where none runs.
  private static func clocks(at now: Instant, _ byBreach: Bool) -> [Field] {
    [
      Field("slaState") { .text(TicketSLA($0.reading, at: now).rawValue) },
      Field("clock") { JSONValue($0.reading.shownClock(at: now, byBreach: byBreach)?.kind.rawValue) },
      Field("due") { JSONValue($0.reading.shownClock(at: now, byBreach: byBreach)?.due?.iso8601) },
      Field("remainingSeconds") {
        JSONValue($0.reading.shownClock(at: now, byBreach: byBreach)?.state(at: now).remaining)
      },
      Field("calendar") { JSONValue($0.reading.shownClock(at: now, byBreach: byBreach)?.calendar.name) },
      Field("isOutsideHours") { .flag($0.reading.isOutsideHours(at: now, byBreach)) },
    ]
  }

  private static let times: [Field] = [
    Field("createdAt") { .text($0.reading.ticket.created.iso8601) },
    Field("firstReplyAt") { JSONValue($0.reading.firstReply?.iso8601) },
    Field("resolvedAt") { JSONValue($0.reading.resolved?.iso8601) },
  ]

  private static func columns(at now: Instant, _ byBreach: Bool) -> [Column] {
    [
      Column("SLA") { $0.reading.slaWords(at: now) },
      Column("Left", isNumber: true) { row in
        row.reading.shownClock(at: now, byBreach: byBreach)?.state(at: now).remaining.map(TimeWords.left) ?? "–"
      },
      Column("Clock") { $0.reading.shownClock(at: now, byBreach: byBreach)?.kind.rawValue ?? "" },
      Column("Severity") { $0.reading.severity.title },
      Column("Ticket") { $0.reading.ticket.id.text },
      Column("Customer") { $0.customerName },
      Column("Subject", maximum: 48) { $0.reading.ticket.subject },
      Column("Tier") { $0.reading.supportTier.badge },
      Column("Owner") { $0.reading.owner.isEmpty ? "–" : $0.reading.owner },
      Column("Status", maximum: 32) { $0.reading.standing },
    ]
  }
}

extension TicketReading {
  fileprivate func isOutsideHours(at now: Instant, _ byBreach: Bool) -> Bool {
    guard let clock = shownClock(at: now, byBreach: byBreach), case .outsideHours = clock.state(at: now) else {
      return false
    }
    return true
  }

  /// A sign and a word, so that neither is needed alone.
  fileprivate func slaWords(at now: Instant) -> String {
    let glyphs = GlyphSet.ofOutput
    switch TicketSLA(self, at: now) {
    case .breached: return "\(glyphs.breached) breached"
    case .imminent: return "\(glyphs.atRisk) imminent"
    case .atRisk: return "\(glyphs.atRisk) at risk"
    case .fine: return "  fine"
    case .waiting: return "\(glyphs.waiting) waiting"
    case .none: return isOpen ? "  no clock" : "\(glyphs.met) \(shortStanding.lowercased())"
    }
  }
}
