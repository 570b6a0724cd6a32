public import CustomerSuccess

/// The kinds of rows that can be imported and exported, each after those it refers to.
public enum RecordKind: String, CaseIterable, Sendable, Comparable {
  case customers, contacts, metrics, overrides, scores, actions, activities
  case tickets
  case ticketEvents = "ticket-events"
  case surveys, learners, enrolments, progress, certificates
  case rootCauses = "root-causes"
  case articles
  case articleLinks = "article-links"

  public static func < (left: RecordKind, right: RecordKind) -> Bool { left.position < right.position }

  /// The columns of this kind of row, in the order they are written.
  public var columns: [RecordColumn] { format.columns }
  public var header: [String] { columns.map(\.name) }

  /// The kind whose required columns are all there and which knows all the columns; nil when none or several fit.
  public init?(columns found: [String]) {
    let fitting = RecordKind.allCases.filter { kind in
      let known = Set(kind.header)
      let required = kind.columns.filter(\.isRequired).map(\.name)
      return found.allSatisfy(known.contains) && required.allSatisfy(found.contains)
    }
    guard fitting.count == 1 else { return nil }
    self = fitting[0]
  }

  /// The kind of row that `fact` is written as.
  public init(of fact: Fact) { self.init(of: fact.kind) }

  /// The kind of row for facts of a kind.
  public init(of kind: FactKind) {
    switch kind {
    case .customer: self = .customers
    case .contact: self = .contacts
    case .activity: self = .activities
    case .observation: self = .metrics
    case .override: self = .overrides
    case .score: self = .scores
    case .action: self = .actions
    case .ticket: self = .tickets
    case .ticketEvent: self = .ticketEvents
    case .survey: self = .surveys
    case .learner: self = .learners
    case .enrolment: self = .enrolments
    case .progress: self = .progress
    case .certificate: self = .certificates
    case .rootCause: self = .rootCauses
    case .article: self = .articles
    case .articleLink: self = .articleLinks
    }
  }

  /// The facts that are exported as this kind of row.
  public var factKind: FactKind { FactKind.allCases.first { RecordKind(of: $0) == self } ?? .customer }

  private var position: Int { RecordKind.allCases.firstIndex(of: self) ?? 0 }

  var format: any RecordFormat.Type {
    switch self {
    case .customers: CustomerRecords.self
    case .contacts: ContactRecords.self
    case .metrics: MetricRecords.self
    case .overrides: OverrideRecords.self
    case .scores: ScoreRecords.self
    case .actions: ActionRecords.self
    case .activities: ActivityRecords.self
    case .tickets: TicketRecords.self
    case .ticketEvents: TicketEventRecords.self
    case .surveys: SurveyRecords.self
    case .learners: LearnerRecords.self
    case .enrolments: EnrolmentRecords.self
    case .progress: ProgressRecords.self
    case .certificates: CertificateRecords.self
    case .rootCauses: RootCauseRecords.self
    case .articles: ArticleRecords.self
    case .articleLinks: ArticleLinkRecords.self
    }
  }
}

/// One column of a kind of row.
public struct RecordColumn: Hashable, Sendable {
  public var name: String
  /// A file without it is not of this kind.
  public var isRequired: Bool
  /// What stands in it, for people.
  public var meaning: String

  init(_ name: String, _ meaning: String, required: Bool = false) {
    self.name = name
    self.isRequired = required
    self.meaning = meaning
  }
}

/// How one kind of row is read and written.
protocol RecordFormat {
  static var columns: [RecordColumn] { get }
  /// The facts of a row. Complaints gather in `row`; when there are any, what is returned is thrown away.
  static func read(_ row: inout RecordRow) -> [Fact]
  /// The values of `columns`, such that reading them gives back the fact; nil for a fact of another kind.
  static func write(_ fact: Fact) -> [String]?
}

/// A fact as a row of its kind, in the order of `RecordKind.columns`.
public func exportRow(_ fact: Fact) -> [String] { RecordKind(of: fact).format.write(fact) ?? [] }
