/// What becomes of the promises of two tickets when one is merged into the other: those of the one that goes end with it, and those
/// of the one that stays go on by its own severity.
public struct MergedClocks {
  private let leaving: TicketReading
  private let staying: TicketReading
  private let now: Instant
  private let zone: Zone

  /// Both as they were before.
  public init(_ leaving: TicketReading, into staying: TicketReading, at now: Instant, in zone: Zone) {
    (self.leaving, self.staying, self.now, self.zone) = (leaving, staying, now, zone)
  }

  /// What was promised sooner than the other promises, and is open still, is promised no more.
  public var isLoss: Bool { leaving.isOpen && leaving.severity.isWorse(than: staying.severity) }

  /// `TKT-1 is Critical: its resolve clock, due 2026-11-27 17:00, ends with it`, then what goes on, and what may be done about it.
  public var words: [String] {
    let goes = MergedClocks.clock(of: leaving, at: now, in: zone).map { "its \($0), ends with it" }
    return ["\(leaving.ticket.id) is \(leaving.severity.title): \(goes ?? "no clock of it runs")", stays]
      + (isLoss
        ? ["Setting the severity of \(staying.ticket.id) to \(leaving.severity.title) keeps the sooner promise"] : [])
  }

  /// `what TKT-1 was promised as Critical ended with it`; nil where the one that stays is promised no less.
  public var lost: String? {
    isLoss ? "what \(leaving.ticket.id) was promised as \(leaving.severity.title) ended with it" : nil
  }

  /// `TKT-2 stays Low: its resolve clock, due 2026-12-01 12:00, goes on`
  public static func stays(_ reading: TicketReading, at now: Instant, in zone: Zone) -> String {
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

extension Severity {
  /// It is promised more.
  public func isWorse(than other: Severity) -> Bool {
    let all = Severity.allCases
    return (all.firstIndex(of: self) ?? 0) < (all.firstIndex(of: other) ?? 0)
  }
}
