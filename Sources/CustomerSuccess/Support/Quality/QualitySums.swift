/// What the support of some tickets amounts to. Sums only, so that parts add up to what holds them.
public struct QualitySums: Hashable, Sendable {
  public var quality = SupportQuality()
  /// Answers to surveys after support, from 1 to 5, and the sum of their marks.
  public var answers = 0
  public var marks = 0
  /// Answers of 4 or 5.
  public var satisfied = 0
  /// Open now, whatever the period.
  public var openTickets = 0
  /// Of those, critical or high; and of these, those that break a promise now.
  public var backlog = 0
  public var breached = 0

  public init() {}

  /// An answer of 4 or 5 is a satisfied one, as CSAT is usually counted.
  public static let satisfiedFrom = 4

  /// Those that hold of those that count: the share that a percentage is, and what is behind the other figures.
  public func share(of figure: QualityFigure) -> TicketShare {
    switch figure {
    case .firstContact: quality.firstContact
    case .withoutEscalation: quality.closedWithoutEscalation
    case .satisfaction: TicketShare(part: satisfied, whole: answers)
    case .response: quality.respondInTime
    case .resolution: quality.resolveInTime
    case .resolutionTime: TicketShare(part: quality.resolved, whole: quality.resolved)
    case .backlog: TicketShare(part: backlog - breached, whole: backlog)
    }
  }

  /// In the figure's unit; nil of nothing.
  public func value(of figure: QualityFigure) -> Double? {
    switch figure {
    case .satisfaction: answers == 0 ? nil : Double(marks) / Double(answers)
    case .resolutionTime: quality.averageResolutionSeconds
    case .backlog: Double(backlog)
    case .firstContact, .withoutEscalation, .response, .resolution: share(of: figure).percent
    }
  }

  /// How many tickets, promises or answers the value rests on.
  public func count(of figure: QualityFigure) -> Int {
    figure == .backlog ? openTickets : share(of: figure).whole
  }

  /// Whether there is nothing at all.
  public var isEmpty: Bool { self == QualitySums() }

  public static func + (left: QualitySums, right: QualitySums) -> QualitySums {
    var sum = left
    sum.quality = left.quality + right.quality
    sum.answers += right.answers
    sum.marks += right.marks
    sum.satisfied += right.satisfied
    sum.openTickets += right.openTickets
    sum.backlog += right.backlog
    sum.breached += right.breached
    return sum
  }

  public static func += (left: inout QualitySums, right: QualitySums) { left = left + right }
}

extension TicketShare {
  public var missed: Int { whole - part }
}
