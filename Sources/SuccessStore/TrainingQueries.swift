public import CustomerSuccess

/// How a population learns: groups, skills, figures; of a single customer its people too.
public struct LearningQuery: Question {
  public typealias Answer = Learning
  public var filter: Filter
  /// Whose people are named; nil: nobody's.
  public var customer: CustomerID?

  public init(_ filter: Filter = Filter(), customer: CustomerID? = nil) {
    self.filter = filter
    self.customer = customer
  }
}

public struct Learning: Hashable, Sendable {
  public var groups: [TrainingCut: [TrainingGroup]]
  public var skills: [SkillFigures]
  public var figures: LearningFigures
  /// Those of the customer that was asked about, by name.
  public var people: [TrainingCohort.Person]

  public init(
    groups: [TrainingCut: [TrainingGroup]], skills: [SkillFigures], figures: LearningFigures,
    people: [TrainingCohort.Person]
  ) {
    self.groups = groups
    self.skills = skills
    self.figures = figures
    self.people = people
  }
}

/// Sessions by the time they begin: what is under way and to come first, the soonest before, then what is over, the latest before.
/// The filter asks about the customer they are for; those for anybody are always among them.
public struct SessionQuery: Question {
  public typealias Answer = Page<SessionRow>
  public var filter: Filter
  /// Sessions of this module alone; nil: of all.
  public var module: ModuleID?
  public var window: Window

  public init(filter: Filter = Filter(), module: ModuleID? = nil, window: Window) {
    self.filter = filter
    self.module = module
    self.window = window
  }
}

/// One session's page; nil when there is no such session.
public struct SessionDetailQuery: Question {
  public typealias Answer = SessionDetail?
  public var session: SessionID

  public init(_ session: SessionID) { self.session = session }
}

public struct SessionRow: Hashable, Sendable, Identifiable {
  public var session: TrainingSession
  /// Empty where it is for anybody.
  public var customerName: String
  /// Seats that are taken.
  public var taken: Int
  /// Who was there for long enough.
  public var attended: Int
  public var ratings: Int
  /// Their sum.
  public var rated: Int
  public var id: SessionID { session.id }
  public var subject: ActSubject { .session(session) }

  public var rating: Double? { ratings == 0 ? nil : Double(rated) / Double(ratings) }

  public init(
    session: TrainingSession, customerName: String, taken: Int, attended: Int, ratings: Int, rated: Int
  ) {
    self.session = session
    self.customerName = customerName
    self.taken = taken
    self.attended = attended
    self.ratings = ratings
    self.rated = rated
  }
}

public struct SessionDetail: Hashable, Sendable {
  public var row: SessionRow
  /// By name.
  public var people: [Seat]

  public struct Seat: Hashable, Sendable, Identifiable {
    public var learner: Learner
    public var customerName: String
    public var attendance: Attendance
    public var id: LearnerID { learner.id }

    public init(learner: Learner, customerName: String, attendance: Attendance) {
      self.learner = learner
      self.customerName = customerName
      self.attendance = attendance
    }
  }

  public init(row: SessionRow, people: [Seat]) {
    self.row = row
    self.people = people
  }
}
