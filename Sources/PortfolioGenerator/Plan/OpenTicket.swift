import CustomerSuccess

/// A sort of ticket that is open at the anchor; minutes before it.
struct OpenTicket {
  var severity: Severity
  var created: Int
  /// The first reply; nil: nobody has answered.
  var answered: Int?
  /// The newest reply.
  var spoken: Int?
  var state: State

  enum State { case running, pending, onHold, escalated }

  static let high: [OpenTicket] = critical + urgent

  /// One falls due in three minutes, one is past its resolution, one close to it; the others were updated just now.
  private static let critical: [OpenTicket] = [
    OpenTicket(severity: .critical, created: 12, state: .running),
    replied(.critical, created: 254, answered: 248, spoken: 9, .escalated),
    replied(.critical, created: 200, answered: 191, spoken: 11, .escalated),
    replied(.critical, created: 160, answered: 152, spoken: 4),
    replied(.critical, created: 121, answered: 117, spoken: 18),
    replied(.critical, created: 84, answered: 77, spoken: 8), replied(.critical, created: 50, answered: 39, spoken: 14),
    replied(.critical, created: 610, answered: 601, spoken: 560, .pending),
    replied(.critical, created: 1800, answered: 1794, spoken: 1750, .pending),
  ]

  /// Two are past a deadline, three unanswered; fifteen wait for the customer, five of which were answered late.
  private static let urgent: [OpenTicket] =
    [
      replied(.high, created: 545, answered: 520, spoken: 40, .escalated),
      replied(.high, created: 300, answered: 262, spoken: 127),
      OpenTicket(severity: .high, created: 22, state: .running),
      OpenTicket(severity: .high, created: 38, state: .running),
      OpenTicket(severity: .high, created: 47, state: .running),
    ]
    + (0..<16).map { number in
      replied(
        .high, created: 130 + number * 13, answered: 118 + number * 13,
        spoken: number < 3 ? 95 + number * 8 : 1 + number * 5,
        number == 9 ? .escalated : .running)
    }
    + (0..<15).map { number in
      let created = 400 + number * 560
      let answered = created - (number % 3 == 1 ? 85 : 35)
      return replied(.high, created: created, answered: answered, spoken: answered, .pending)
    }

  static let low: [OpenTicket] =
    (0..<6).map { OpenTicket(severity: .medium, created: 5 + $0 * 30, state: .running) }
    + (0..<10).map { number in
      replied(
        .medium, created: 180 + number * 35, answered: 150 + number * 30, spoken: 10 + number * 15,
        number % 5 == 4 ? .onHold : .running)
    }
    + (0..<12).map {
      replied(.medium, created: 1500 + $0 * 900, answered: 1400 + $0 * 900, spoken: 1400 + $0 * 900, .pending)
    }
    + (0..<4).map { OpenTicket(severity: .low, created: 30 + $0 * 110, state: .running) }
    + (0..<8).map { replied(.low, created: 480 + $0 * 240, answered: 300 + $0 * 240, spoken: 300 + $0 * 240) }
    + (0..<4).map {
      replied(.low, created: 2900 + $0 * 1300, answered: 2700 + $0 * 1300, spoken: 2700 + $0 * 1300, .pending)
    }

  private static func replied(
    _ severity: Severity, created: Int, answered: Int, spoken: Int, _ state: State = .running
  ) -> OpenTicket {
    OpenTicket(severity: severity, created: created, answered: answered, spoken: spoken, state: state)
  }
}
