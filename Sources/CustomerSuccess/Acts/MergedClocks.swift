/// What becomes of the promises of two tickets when one is merged into the other: those of the one that goes end with it, and those
/// of the one that stays go on by its own severity.
public struct MergedClocks {
  private let leaving: TicketReading
  private let staying: TicketReading
  private let now: Instant
  private let zone: Zone
  /// When the one that stays is open again, by what the customer wrote to the one that goes while it was waited for, or soon after the
  /// one that stays had ended; nil where it is not.
  private let reopened: Instant?

  /// Both as they were before. `heard`: when the customer wrote what is taken along; where only the reading is at hand, what it
  /// tells of that: the first message, and the first that nobody has answered.
  public init(
    _ leaving: TicketReading, into staying: TicketReading, heard: [Instant]? = nil, at now: Instant, in zone: Zone
  ) {
    (self.leaving, self.staying, self.now, self.zone) = (leaving, staying, now, zone)
    let heard = heard ?? [leaving.firstMessage, leaving.waitingSince].compactMap(\.self)
    let begun = staying.isOpen ? staying.status == .pending ? staying.statusSince : nil : staying.resolved
    let opening = heard.filter { $0 <= now && (staying.isOpen || staying.facts.canReopen(at: $0)) }
    reopened = begun.flatMap { begun in opening.filter { $0 >= begun }.min() }
  }

  /// The one that stays had ended, and is open again.
  public var reopensEnded: Bool { reopened != nil && !staying.isOpen }

  /// What was promised sooner than the other promises, and is open still, is promised no more.
  public var isLoss: Bool { leaving.isOpen && leaving.severity.isMoreUrgent(than: staying.severity) }

  /// The one that stays is late as soon as it is open again.
  public var isLateAtOnce: Bool { next.map { $0.due < now && !$0.isLateBefore } ?? false }

  /// It is seldom meant.
  public var isDoubtful: Bool { isLoss || isLateAtOnce }

  /// `TKT-2 is open again by it; its update clock was due 2026-11-27 17:00 and is late at once`, where it is, then
  /// `TKT-1 is Critical: its resolve clock, due 2026-11-27 17:00, ends with it`, then what goes on, and what may be done about it.
  public var words: [String] {
    let goes = MergedClocks.clock(of: leaving, at: now, in: zone).map { "its \($0), ends with it" }
    return (opened.map { [$0] } ?? []) + [
      "\(leaving.ticket.id) is \(leaving.severity.title): \(goes ?? "no clock of it runs")"
    ]
      + (opened == nil ? [stays] : [])
      + (isLoss
        ? ["Setting the severity of \(staying.ticket.id) to \(leaving.severity.title) keeps the sooner promise"] : [])
  }

  /// `what TKT-1 was promised as Critical ended with it`, and that the one that stays is late, or open again after it had ended; nil
  /// where it is promised no less, and is neither.
  public var caveat: String? {
    let lost = isLoss ? "what \(leaving.ticket.id) was promised as \(leaving.severity.title) ended with it" : nil
    let words = [isLateAtOnce || reopensEnded ? opened : nil, lost].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }

  /// How the one that stays goes on, once it is merged: that it is open again by a message taken along, or as `stays` says it. `heard`: when
  /// those messages were written.
  public static func goesOn(
    _ reading: TicketReading, heard: [Instant], at now: Instant, in zone: Zone
  ) -> String {
    guard reading.isOpen, reading.status == .open, reading.statusSince > reading.ticket.created,
      heard.contains(reading.statusSince)
    else { return stays(reading, at: now, in: zone) }
    let next = reading.nextDeadline(at: now).flatMap { clock in clock.due.map { (kind: clock.kind, due: $0) } }
    return opened(reading.ticket.id, next?.kind, next?.due, at: now, in: zone)
  }

  private struct Resumed {
    let kind: ClockKind
    let due: Instant
    /// It was late already, before the customer was waited for or meanwhile.
    let isLateBefore: Bool
  }

  /// The clock of the one that stays that is due first once it is open again.
  private var next: Resumed? {
    guard let reopened else { return nil }
    let all = staying.openClocks.compactMap { clock -> Resumed? in
      guard let due = clock.due(resumedAt: reopened) else { return nil }
      return Resumed(
        kind: clock.kind, due: due, isLateBefore: clock.isPast(at: now))
    }
    let new = all.filter { !$0.isLateBefore }
    return (new.isEmpty ? all : new).min { ($0.due, $0.kind.code) < ($1.due, $1.kind.code) }
  }

  private var opened: String? {
    guard reopened != nil else { return nil }
    // Which clocks go on of one that had ended, its history says once it is merged.
    guard staying.isOpen else {
      return "\(staying.ticket.id), which is \(staying.standing.lowercased()), is open again by it"
    }
    let words = MergedClocks.opened(staying.ticket.id, next?.kind, next?.due, at: now, in: zone)
    return isLateAtOnce ? "\(words) at once" : words
  }

  /// `TKT-2 is open again by it; its update clock was due 2026-11-27 17:00 and is late`
  private static func opened(
    _ ticket: TicketID, _ kind: ClockKind?, _ due: Instant?, at now: Instant, in zone: Zone
  ) -> String {
    let opens = "\(ticket) is open again by it"
    guard let kind, let due else { return "\(opens): no clock of it runs" }
    let clock = "\(opens); its \(kind.rawValue) clock"
    let day = DayWords.text(of: due, in: zone)
    return due < now ? "\(clock) was due \(day) and is late" : "\(clock) is due \(day)"
  }

  /// `TKT-2 stays Low: its resolve clock, due 2026-12-01 12:00, goes on`
  static func stays(_ reading: TicketReading, at now: Instant, in zone: Zone) -> String {
    let goes = clock(of: reading, at: now, in: zone).map { "its \($0), goes on" }
    let none = reading.isOpen ? "no clock of it runs" : "it is \(reading.standing.lowercased())"
    return "\(reading.ticket.id) stays \(reading.severity.title): \(goes ?? none)"
  }

  private var stays: String { MergedClocks.stays(staying, at: now, in: zone) }

  private static func clock(of reading: TicketReading, at now: Instant, in zone: Zone) -> String? {
    guard reading.isOpen, let next = reading.nextDeadline(at: now), let due = next.due else { return nil }
    return "\(next.kind.rawValue) clock, due \(DayWords.text(of: due, in: zone))"
  }
}

extension SLAClock {
  /// When it is due if the pause that lasts ends at a moment; nil where nothing is due even so.
  fileprivate func due(resumedAt moment: Instant) -> Instant? {
    guard let last = pauses.last, last.to == nil else { return due }
    var ended = pauses
    ended[ended.count - 1].to = max(moment, last.from)
    return calendar.due(from: start, budget: targetSeconds, pauses: ended)?.due
  }
}
