public import CustomerSuccess

/// The worst state of a ticket's clocks by the filter language's names, most urgent first.
public enum TicketSLA: String, CaseIterable, Comparable, Sendable {
  case breached, imminent, atRisk, fine
  /// All its clocks are paused.
  case waiting
  /// No clock runs on it, or it has ended.
  case none

  public init(_ reading: TicketReading, at now: Instant) {
    switch reading.standing(at: now) {
    case .breached: self = .breached
    case .imminent: self = .imminent
    case .atRisk: self = .atRisk
    case .fine: self = .fine
    case nil: self = reading.isOpen && !reading.openClocks.isEmpty ? .waiting : .none
    }
  }

  public static func < (left: TicketSLA, right: TicketSLA) -> Bool { left.urgency < right.urgency }

  private var urgency: Int { TicketSLA.allCases.firstIndex(of: self) ?? 0 }
}
