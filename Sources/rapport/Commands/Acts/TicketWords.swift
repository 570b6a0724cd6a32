import ConsoleApp
import CustomerSuccess
import TerminalUI

/// A ticket as a person reads it on the command line.
struct TicketWords {
  var reading: TicketReading
  var events: [TicketEvent]
  var customerName: String
  var rootCause: RootCause?
  var followers: [TicketID]
  var now: Instant

  init(_ found: FoundTicket, now: Instant) {
    reading = found.reading
    events = found.events
    customerName = found.customerName
    rootCause = found.rootCause
    followers = found.followers
    self.now = now
  }

  var parts: [ReportPart] {
    let ledgers = reading.openClocks.map { ReportPart.line(ledger($0)) }
    let clocks = reading.clocks.isEmpty && reading.handOffs.isEmpty ? [] : [ReportPart.sheet(sheet)]
    let apart = reading.handOffs.isEmpty ? [] : [ReportPart.line(HandOffWords.apart)]
    return [.line(head)] + clocks + apart + ledgers + causes + [.line(events.map(line).joined(separator: "\n"))]
  }

  private var causes: [ReportPart] {
    guard let rootCause else { return [] }
    let whys = rootCause.whys.enumerated().map { "  \($0 + 1). \($1)" }
    return [.line((["root cause: \(rootCause.path)"] + whys).joined(separator: "\n"))]
  }

  private var head: String {
    let owner = reading.owner.isEmpty ? "nobody's" : reading.owner
    let facts = [
      reading.severity.title, reading.standing, owner, reading.supportTier.badge,
      reading.policy.map { "policy \($0)" } ?? "no policy",
    ]
    let ticket = reading.ticket
    let links =
      (ticket.follows.map { ["follows \($0)"] } ?? [])
      + (followers.isEmpty ? [] : ["followed by \(followers.map(\.text).joined(separator: ", "))"])
      + (ticket.link.map { ["link \($0.text)"] } ?? [])
    let lines = [
      "\(ticket.id)  \(reading.ticket.subject)", "\(customerName) (\(ticket.customer))", facts.joined(separator: " · "),
    ]
    return (lines + links).joined(separator: "\n")
  }

  private var sheet: Sheet {
    Sheet(
      columns: [.words("Clock"), .words("State"), .words("Due"), .number("Left")],
      rows: clocks.map { name, clock in
        let state = clock.state(at: now)
        return [
          name, state.words, clock.due?.iso8601 ?? "–", state.remaining.map(TimeWords.left) ?? "–",
        ]
      })
  }

  /// Promises to the customer, then the team's own.
  private var clocks: [(String, SLAClock)] {
    reading.clocks.map { ($0.kind.rawValue, $0) } + reading.handOffs.map { ("hand-off to \($0.to.badge)", $0.clock) }
  }

  private func ledger(_ clock: SLAClock) -> String {
    ([clock.kind.rawValue] + SLAReport.ledger(clock, at: now)).joined(separator: "\n")
  }

  private func line(_ event: TicketEvent) -> String {
    let head = "\(event.at)  \(event.author.words)  "
    let lines = Paragraph.lines(of: event.kind.words)
    let rest = lines.dropFirst().map { $0.isEmpty ? "" : "  \($0)" }
    return ([head + (lines.first ?? "")] + rest).joined(separator: "\n")
  }
}

extension ClockState {
  /// `running, at risk`, `paused`
  fileprivate var words: String {
    let standing = standing.map { $0 == .atRisk ? ", at risk" : ", \($0.rawValue)" } ?? ""
    return (self.name == "outsideHours" ? "outside hours" : self.name) + standing
  }
}

extension Actor {
  fileprivate var words: String {
    switch self {
    case .customer(let name): name.isEmpty ? "customer" : "\(name) (customer)"
    case .agent(let name): name.isEmpty ? "agent" : name
    case .automation(let name): name.isEmpty ? "automation" : "\(name) (automation)"
    }
  }
}

extension TicketEvent.Kind {
  /// An export tells that somebody has replied, and not with which words.
  fileprivate var words: String {
    switch self {
    case .opened(let severity, let status): "opened: \(severity.rawValue), \(status.title.lowercased())"
    case .customerMessage(""): "wrote"
    case .publicReply(""): "replied"
    case .note(""): "noted"
    case .escalated(let tier, ""): "escalated to \(tier.badge)"
    case .customerMessage(let text): "wrote: \(text)"
    case .publicReply(let text): "replied: \(text)"
    case .note(let text): "noted: \(text)"
    case .status(let status): "set \(status.title.lowercased())"
    case .severity(let severity): "set the severity to \(severity.rawValue)"
    case .owner(let owner): owner.isEmpty ? "took the owner away" : "assigned to \(owner)"
    case .escalated(let tier, let trigger): "escalated to \(tier.badge): \(trigger)"
    case .subject(let subject): "changed the subject to \(subject)"
    case .due(let clock, let due):
      due.map { "set the \(clock.rawValue) time to \($0)" } ?? "gave back the \(clock.rawValue) time"
    case .merged(let other): "merged into \(other)"
    case .tookIn(let other): "took in \(other)"
    case .spam: "marked as spam"
    case .withdrawn(""): "counts again"
    case .withdrawn(let reason): "counts no more: \(reason)"
    }
  }
}
