/// The figures by which support is judged, in the order in which they are shown.
public enum QualityFigure: String, CaseIterable, Sendable {
  /// Resolved with one public reply, no escalation, not reopened within seven days.
  case firstContact
  /// First contact in the framework's own wording: closed without escalation.
  case withoutEscalation
  /// The mean of the answers to surveys after support, 1 to 5.
  case satisfaction
  case response, resolution
  /// The mean time from creation to the end, nights and waiting included.
  case resolutionTime
  /// Open tickets of critical or high severity.
  case backlog

  public var title: String {
    switch self {
    case .firstContact: "First contact resolution"
    case .withoutEscalation: "Closed without escalation"
    case .satisfaction: "CSAT after a ticket"
    case .response: "Response in time"
    case .resolution: "Resolution in time"
    case .resolutionTime: "Time to resolution"
    case .backlog: "High-priority backlog"
    }
  }

  public enum Unit: Sendable { case percent, mark, seconds, tickets }

  public var unit: Unit {
    switch self {
    case .firstContact, .withoutEscalation, .response, .resolution: .percent
    case .satisfaction: .mark
    case .resolutionTime: .seconds
    case .backlog: .tickets
    }
  }

  /// In the figure's unit; nil where the framework sets none.
  public func target(in targets: SupportTargets = .framework) -> Double? {
    switch self {
    case .firstContact: targets.firstContact
    case .satisfaction: targets.satisfaction
    case .response: targets.respondInTime
    case .resolution: targets.resolveInTime
    case .withoutEscalation, .resolutionTime, .backlog: nil
    }
  }

  public var isLowerBetter: Bool { self == .resolutionTime || self == .backlog }

  /// Whether a value reaches the target; nil where there is none.
  public func isReached(by value: Double, of targets: SupportTargets = .framework) -> Bool? {
    target(in: targets).map { isLowerBetter ? value <= $0 : value >= $0 }
  }
}
