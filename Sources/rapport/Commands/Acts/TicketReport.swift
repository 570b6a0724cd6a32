import ConsoleApp
import CustomerSuccess
import SuccessStore

/// A ticket as its events amount to: where it stands, its clocks with the sums that made them, and what was said.
struct TicketReport: Encodable {
  var ticketId: String
  var customerId: String
  var companyName: String
  var subject: String
  var status: String
  var statusSince: String
  var severity: String
  /// Empty while it is nobody's.
  var owner: String
  var supportTier: Int
  var category: String
  var channel: String
  /// Absent where none matches.
  var policy: String?
  var slaState: String
  var mergedInto: String?
  var isSpam: Bool
  /// Why the tool that it came from counts it no more.
  var withdrawn: String?
  /// Clocks of which that tool does not tell.
  var untold: [String]?
  /// The ended ticket that this one takes up again.
  var follows: String?
  /// The tickets that take it up again, the newest first; absent where there are none.
  var followedBy: [String]?
  /// Its page in the tool it came from.
  var link: String?
  /// The time of the next answer that was promised.
  var promisedFor: String?
  var createdAt: String
  var firstReplyAt: String?
  var resolvedAt: String?
  /// In the order they started.
  var clocks: [TicketClockReport]
  /// The team's own clocks, one an escalation.
  var handOffs: [HandOffReport]
  /// Oldest first, by the names of the columns that events are exported with.
  var events: [[String: String]]
  /// By the names of the columns that it is exported with; absent until it is found.
  var rootCause: [String: String]?
  private let words: TicketWords

  private enum CodingKeys: String, CodingKey {
    case ticketId, customerId, companyName, subject, status, statusSince, severity, owner, supportTier, category,
      channel
    case policy, slaState, mergedInto, isSpam, withdrawn, untold, follows, followedBy, link, promisedFor, createdAt,
      firstReplyAt,
      resolvedAt, clocks,
      handOffs, events, rootCause
  }

  init(_ found: FoundTicket, at now: Instant) {
    let (reading, ticket) = (found.reading, found.reading.ticket)
    ticketId = ticket.id.text
    customerId = ticket.customer.text
    companyName = found.customerName
    subject = ticket.subject
    status = reading.status.rawValue
    statusSince = reading.statusSince.iso8601
    severity = reading.severity.rawValue
    owner = reading.owner
    supportTier = reading.supportTier.rawValue
    category = ticket.category
    channel = ticket.channel
    policy = reading.policy
    slaState = TicketSLA(reading, at: now).rawValue
    mergedInto = reading.mergedInto?.text
    isSpam = reading.disposition == .spam
    withdrawn = reading.withdrawn
    untold = ticket.untold?.map(\.rawValue)
    follows = ticket.follows?.text
    followedBy = found.followers.isEmpty ? nil : found.followers.map(\.text)
    link = ticket.link?.text
    promisedFor = reading.promisedFor?.iso8601
    createdAt = ticket.created.iso8601
    firstReplyAt = reading.firstReply?.iso8601
    resolvedAt = reading.resolved?.iso8601
    clocks = reading.clocks.map { TicketClockReport($0, at: now) }
    handOffs = reading.handOffs.map { HandOffReport($0, at: now) }
    events = found.events.map { LogEntry.Edit.values(of: .ticketEvent($0)) }
    rootCause = found.rootCause.map { LogEntry.Edit.values(of: .rootCause($0)) }
    words = TicketWords(found, now: now)
  }
}

extension TicketReport: PrintedReport {
  var parts: [ReportPart] { words.parts }
}

/// How soon a tier takes over what was handed to it.
struct HandOffReport: Encodable {
  var supportTier: Int
  /// Its kind is `handOff`.
  var clock: TicketClockReport

  init(_ handOff: HandOff, at now: Instant) {
    supportTier = handOff.to.rawValue
    clock = TicketClockReport(handOff.clock, at: now)
    clock.kind = "handOff"
  }
}

/// One promise on a ticket.
struct TicketClockReport: Encodable {
  var kind: String
  /// `running`, `outsideHours`, `paused`, `met`, `missed` or `stopped`.
  var state: String
  /// `fine`, `atRisk`, `imminent` or `breached`, while it runs.
  var standing: String?
  var started: String
  /// Absent while it is paused.
  var due: String?
  var remainingSeconds: Int?
  var targetSeconds: Int
  var takenSeconds: Int?
  var ended: String?
  var breachedAt: String?
  var isSetByHand: Bool
  var calendar: String
  var ledger: [SLAReport.Line]

  init(_ clock: SLAClock, at now: Instant) {
    let state = clock.state(at: now)
    kind = clock.kind.rawValue
    standing = state.standing?.rawValue
    started = clock.start.iso8601
    due = clock.due?.iso8601
    remainingSeconds = state.remaining
    targetSeconds = clock.targetSeconds
    breachedAt = clock.breach?.at.iso8601
    isSetByHand = clock.isSetByHand
    calendar = clock.calendar.name
    ledger = clock.ledger(at: now).map(SLAReport.Line.init)
    self.state = state.name
    switch state {
    case .met(let at, let taken), .missed(let at, let taken): (ended, takenSeconds) = (at.iso8601, taken)
    case .stopped(let at): ended = at.iso8601
    case .running, .outsideHours, .paused: break
    }
  }
}

extension ClockState {
  /// In one word.
  var name: String {
    switch self {
    case .running: "running"
    case .outsideHours: "outsideHours"
    case .paused: "paused"
    case .met: "met"
    case .missed: "missed"
    case .stopped: "stopped"
    }
  }
}
