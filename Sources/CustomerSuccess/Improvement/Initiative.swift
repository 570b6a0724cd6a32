/// Something the team means to make better: a line of the framework's `improvementRoadmap`.
public struct Initiative: Hashable, Sendable, Codable, Identifiable {
  public var id: InitiativeID
  public var title: String
  public var description: String
  public var status: Status
  /// When it took that status.
  public var since: Instant
  /// What it would bring, from 1 to 5.
  public var impact: Int
  /// What it would take, from 1 to 5; counted as points against its owner's capacity.
  public var effort: Int
  /// Who sees to it; empty for nobody yet.
  public var owner: String
  /// In which it is to be done; nil while that is open.
  public var quarter: Quarter?
  public var origin: InitiativeOrigin
  /// Whom it concerns, as a filter of customers; empty for everybody.
  public var customers: String
  /// What it takes in money, as far as that is known.
  public var cost: Money?
  /// What it is expected to bring in over its first year.
  public var gain: Money?
  /// What it did bring in, once that is known.
  public var brought: Money?
  public var milestones: [Milestone]
  /// In %, as somebody says it; nil: as the milestones say.
  public var progress: Int?
  /// What came of it, or why it was dropped.
  public var outcome: String
  public var author: String
  public var created: Instant
  public var changed: Instant

  public enum Status: String, CaseIterable, Sendable, Codable {
    case idea, planned, running, done, dropped

    public var isOpen: Bool { self != .done && self != .dropped }
  }

  /// What has to be reached on the way.
  public struct Milestone: Hashable, Sendable, Codable {
    public var title: String
    public var due: LocalDate?
    public var done: LocalDate?

    public init(title: String, due: LocalDate? = nil, done: LocalDate? = nil) {
      self.title = title
      self.due = due
      self.done = done
    }

    public func isLate(on today: LocalDate) -> Bool { done == nil && due.map { $0 < today } ?? false }
  }

  public init(
    id: InitiativeID, title: String, description: String = "", status: Status = .idea, since: Instant, impact: Int,
    effort: Int, owner: String = "", quarter: Quarter? = nil, origin: InitiativeOrigin = .hand,
    customers: String = "", cost: Money? = nil, gain: Money? = nil, brought: Money? = nil,
    milestones: [Milestone] = [], progress: Int? = nil, outcome: String = "", author: String = "", created: Instant,
    changed: Instant
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.status = status
    self.since = since
    self.impact = impact
    self.effort = effort
    self.owner = owner
    self.quarter = quarter
    self.origin = origin
    self.customers = customers
    self.cost = cost
    self.gain = gain
    self.brought = brought
    self.milestones = milestones
    self.progress = progress
    self.outcome = outcome
    self.author = author
    self.created = created
    self.changed = changed
  }
}

/// `INI-1`
public struct InitiativeID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// What an initiative answers.
public enum InitiativeOrigin: Hashable, Sendable, Codable {
  case hand
  /// What customers say, by the short name of a theme.
  case theme(String)
  /// Why tickets came to be.
  case cause(CausePath)
}

extension Initiative {
  /// In %: what is done is done; else as somebody says, else the share of the milestones that are reached.
  public var percentDone: Int {
    if status == .done { return 100 }
    if let progress { return progress }
    guard !milestones.isEmpty else { return 0 }
    return milestones.count { $0.done != nil } * 100 / milestones.count
  }

  /// The framework's `roiMeasurement`: what it brought in, else what it is expected to, beyond its cost, by the cost; nil where
  /// one of the two is not known, the cost is nothing, or they are of two currencies.
  public var returnOnInvestment: Double? {
    guard let cost, cost.minorUnits > 0, let gain = brought ?? gain, gain.currency == cost.currency else { return nil }
    return (Double(gain.minorUnits) - Double(cost.minorUnits)) / Double(cost.minorUnits)
  }

  public func lateMilestones(on today: LocalDate) -> [Milestone] {
    status.isOpen ? milestones.filter { $0.isLate(on: today) } : []
  }
}

extension FactKey {
  public static func initiative(_ id: InitiativeID) -> FactKey { FactKey(.initiative, id.text) }
}
