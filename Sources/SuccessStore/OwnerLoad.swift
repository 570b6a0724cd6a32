public import CustomerSuccess

/// Open tickets that match, by who has them: the most loaded first, nobody last.
public struct WorkloadQuery: Question {
  public typealias Answer = [OwnerLoad]
  public var filter: Filter

  public init(_ filter: Filter = Filter()) { self.filter = filter }
}

/// What one person of the support team has on the desk, or nobody.
public struct OwnerLoad: Hashable, Sendable, Identifiable {
  /// Empty for the tickets that nobody has.
  public var owner: String
  /// Open tickets by the worst state of their clocks.
  public var standings: [TicketSLA: Int]
  /// The same tickets by severity.
  public var severities: [Severity: Int]
  public var id: String { owner }

  public init(owner: String, standings: [TicketSLA: Int] = [:], severities: [Severity: Int] = [:]) {
    self.owner = owner
    self.standings = standings
    self.severities = severities
  }

  public var open: Int { standings.values.reduce(0, +) }
  public var breached: Int { standings[.breached, default: 0] }
  /// From 75 % of a target on, and not breached.
  public var atRisk: Int { standings[.atRisk, default: 0] + standings[.imminent, default: 0] }
  public var waiting: Int { standings[.waiting, default: 0] }
  /// The framework's backlog.
  public var urgent: Int { severities[.critical, default: 0] + severities[.high, default: 0] }

  /// The most loaded first, then by name; nobody last.
  public static func inOrder(_ loads: [OwnerLoad]) -> [OwnerLoad] {
    loads.sorted {
      ($0.owner.isEmpty ? 1 : 0, -$0.open, $0.owner) < ($1.owner.isEmpty ? 1 : 0, -$1.open, $1.owner)
    }
  }
}
