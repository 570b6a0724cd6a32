/// The framework's `personalizedOutreachCampaigns` and `expansionOpportunityPrograms`, as `programmes.yaml` has them.
public struct ProgrammeRules: Hashable, Sendable {
  /// Campaigns first, then expansion programmes, each in the file's order.
  public var programmes: [Programme]
  public var expansion: ExpansionRules

  public init(programmes: [Programme] = [], expansion: ExpansionRules = ExpansionRules()) {
    self.programmes = programmes
    self.expansion = expansion
  }

  public subscript(id: TriggerID) -> Programme? { programmes.first { $0.id == id } }

  public var enabled: [Programme] { programmes.filter(\.words.isEnabled) }

  /// The types of activities by which people tell signals that no data show.
  public var noteTypes: [String] {
    enabled.flatMap(\.signals).compactMap(\.noteType)
  }
}

/// What a group of customers is led through: whom it takes, how often it touches them, with what, and when it ends.
public struct Programme: Hashable, Sendable, Identifiable {
  /// The framework's name, such as `churnPrevention`.
  public var id: TriggerID
  public var kind: Kind
  /// Its title; the target and the frequency in the framework's words; contents or engagement; whom a touch is for.
  public var words: TriggerWords
  public var target: ProgrammeTarget
  /// The last one has no last day.
  public var frequency: [TouchPeriod]
  /// In the framework's words.
  public var personalization: String
  /// The facts that a touch is personalised by.
  public var facts: [PersonalFact]
  /// Waits while the customer is at risk, and while a critical ticket is open.
  public var isUpsell: Bool
  public var ends: ProgrammeEnd
  /// What an expansion programme knows an opportunity by; campaigns have none.
  public var signals: [ExpansionSignal]

  public enum Kind: String, CaseIterable, Sendable, Codable {
    case campaign, expansion
  }

  public init(
    id: TriggerID, kind: Kind = .campaign, words: TriggerWords, target: ProgrammeTarget, frequency: [TouchPeriod],
    personalization: String = "", facts: [PersonalFact] = [], isUpsell: Bool = false,
    ends: ProgrammeEnd = ProgrammeEnd(), signals: [ExpansionSignal] = []
  ) {
    self.id = id
    self.kind = kind
    self.words = words
    self.target = target
    self.frequency = frequency
    self.personalization = personalization
    self.facts = facts
    self.isUpsell = isUpsell
    self.ends = ends
    self.signals = signals
  }

  public var title: String { words.title }

  /// `every 7 days through day 30, then every 14 days`
  public var often: String { frequency.map(\.words).joined(separator: ", then ") }

  /// The first day after `last` on which it is touched again: at most once a period, and with whatever period holds on that
  /// day. Onboarding, weekly to day 30 and then every two weeks: days 0, 7, 14, 21, 28, 42, 56.
  public func nextTouch(after last: LocalDate, signedUp: LocalDate) -> LocalDate {
    var from = last + 1
    for period in frequency {
      let day = max(period.end(after: last), from)
      guard let through = period.throughDay else { return day }
      if day <= signedUp + through { return day }
      from = max(from, signedUp + through + 1)
    }
    return from
  }
}

/// How often a customer is touched, through a day after sign-up.
public struct TouchPeriod: Hashable, Sendable {
  public var length: Length
  /// The last day after sign-up on which it holds; nil: for good.
  public var throughDay: Int?

  public enum Length: Hashable, Sendable {
    case days(Int)
    /// Calendar months: 31 January, 29 February, 29 March.
    case months(Int)
  }

  public init(_ length: Length, throughDay: Int? = nil) {
    self.length = length
    self.throughDay = throughDay
  }

  /// `every 14 days`, `every month through day 30`
  public var words: String {
    let period =
      switch length {
      case .days(let days): days == 1 ? "every day" : "every \(days) days"
      case .months(let months): months == 1 ? "every month" : "every \(months) months"
      }
    return throughDay.map { "\(period) through day \($0)" } ?? period
  }

  func end(after day: LocalDate) -> LocalDate {
    switch length {
    case .days(let days): day + days
    case .months(let months): day.adding(months: months)
    }
  }
}

/// Whom a programme takes: a filter in the console's own language.
public struct ProgrammeTarget: Hashable, Sendable {
  /// As it was written.
  public var text: String
  public var filter: Filter

  public init(text: String, filter: Filter) {
    self.text = text
    self.filter = filter
  }

  /// Why a filter cannot be a target; nil where it can. Work comes and goes with what a programme itself brings about, predictions
  /// with each run, and a move with the days since.
  public static func refusal(of filter: Filter) -> String? {
    let work: [Field] = [.openTickets, .openActions, .customerSLA, .journeyStep, .churnRisk, .weekAgo, .moved]
    return work.first { filter.asks(about: $0) }.map {
      "\($0.help) comes and goes with the work, expected what the customer is and how it stands"
    }
  }
}

/// When a customer is through with a programme, besides leaving its target.
public struct ProgrammeEnd: Hashable, Sendable {
  /// On this day after sign-up.
  public var day: Int?
  /// Converted or declined: an opportunity was won or lost, or the customer moved to a higher tier.
  public var onDecision: Bool
  /// So many points or more for so many times 24 hours without a break; until then the customer stays, in the target or not.
  public var healthy: Healthy?

  public struct Healthy: Hashable, Sendable {
    public var atLeast: Int
    public var days: Int

    public init(atLeast: Int, days: Int) {
      self.atLeast = atLeast
      self.days = days
    }
  }

  public init(day: Int? = nil, onDecision: Bool = false, healthy: Healthy? = nil) {
    self.day = day
    self.onDecision = onDecision
    self.healthy = healthy
  }
}

extension ProgrammeEnd {
  /// `on day 90 after sign-up`, `70 or more for 14 days`
  public var words: [String] {
    [
      day.map { "on day \($0) after sign-up" }, onDecision ? "once converted or declined" : nil,
      healthy.map { "after \($0.atLeast) or more for \(counted($0.days, "day"))" },
    ].compactMap(\.self)
  }
}

/// A fact that a touch is personalised by.
public enum PersonalFact: Hashable, Sendable {
  /// The next step of the journey, and how many are done.
  case journey
  /// A metric's newest value.
  case metric(MetricID)
  case industry, tier
  /// How much of each limit of the plan is used.
  case limits
  /// The metrics that stand worst, and best.
  case weaknesses, strengths

  static let plain: [String: PersonalFact] = [
    "journey": .journey, "industry": .industry, "tier": .tier, "limits": .limits, "weaknesses": .weaknesses,
    "strengths": .strengths,
  ]

  /// The names of those that are no metric.
  public static let names = plain.keys.sorted()

  public init(_ name: String) { self = Self.plain[name] ?? .metric(MetricID(name)) }
}
