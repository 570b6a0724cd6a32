/// What speaks for a customer's growth at a moment, and what it may be worth.
public struct ExpansionReading: Hashable, Sendable {
  public var signals: [FoundSignal]
  /// Nil where nothing is paid yet.
  public var value: ExpansionValue?
  /// When time alone may change any of it.
  public var due: Instant?

  public init(signals: [FoundSignal], value: ExpansionValue? = nil, due: Instant? = nil) {
    self.signals = signals
    self.value = value
    self.due = due
  }

  /// The points of all signals that are there, 0 to 100.
  public var score: Int { signals.reduce(0) { $0 + $1.points } }
}

/// A signal of the framework that is there, with what shows it.
public struct FoundSignal: Hashable, Sendable, Codable {
  /// The expansion programme that looks for it.
  public var programme: TriggerID
  public var signal: String
  public var title: String
  public var points: Int
  /// `86 %, 88 %, 91 % of workflows`
  public var evidence: String
  public var on: LocalDate

  public init(
    programme: TriggerID, signal: String, title: String, points: Int, evidence: String, on: LocalDate
  ) {
    self.programme = programme
    self.signal = signal
    self.title = title
    self.points = points
    self.evidence = evidence
    self.on = on
  }
}

/// More revenue a month, and where the number comes from.
public struct ExpansionValue: Hashable, Sendable {
  public var amount: Money
  /// `50 % more for the next plan`
  public var words: String

  public init(amount: Money, words: String) {
    self.amount = amount
    self.words = words
  }
}

extension ProgrammeRules {
  /// The signals of all expansion programmes that are switched on, in their order.
  public func reading(of one: ExpansionCase) -> ExpansionReading {
    var reading = ExpansionReading(signals: [], value: expansion.value(of: one.customer))
    for programme in enabled {
      for signal in programme.signals {
        let (evidence, due) = one.find(signal)
        reading.due = earliest(reading.due, due)
        guard let evidence else { continue }
        reading.signals.append(
          FoundSignal(
            programme: programme.id, signal: signal.id, title: signal.title, points: signal.points,
            evidence: evidence.text, on: one.zone.date(of: evidence.at)))
      }
    }
    return reading
  }
}

extension ExpansionRules {
  /// By the customer's own price: of more seats and the next plan what brings more.
  public func value(of customer: Customer) -> ExpansionValue? {
    let revenue = customer.monthlyRevenue
    guard revenue.minorUnits > 0 else { return nil }
    var best: ExpansionValue?
    func offer(_ minorUnits: Int, _ words: String) {
      guard minorUnits > best?.amount.minorUnits ?? 0 else { return }
      best = ExpansionValue(amount: Money(minorUnits: minorUnits, currency: revenue.currency), words: words)
    }
    if let percent = value.planPercent[customer.tier] {
      offer(share(percent, of: revenue.minorUnits), "\(percent) % more for the next plan")
    }
    if let seats = customer.seats, seats > 0, value.seatsPercent > 0 {
      let more = (seats.multipliedReportingOverflow(by: value.seatsPercent).partialValue + 99) / 100
      let price = revenue.minorUnits / seats
      let (amount, overflows) = price.multipliedReportingOverflow(by: more)
      let each = Money(minorUnits: price, currency: revenue.currency)
      if !overflows, more > 0 {
        offer(amount, "\(counted(more, "more seat")) at \(each.amountText) \(each.currency)")
      }
    }
    return best
  }

  private func share(_ percent: Int, of minorUnits: Int) -> Int {
    roundedHalfUp(Double(minorUnits) * Double(percent) / 100)
  }
}
