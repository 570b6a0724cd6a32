public import CustomerSuccess

/// A page of tickets in queue order: the earliest running deadline first, breached before all, waiting ones last; or so
/// within groups.
public struct TicketQuery: Question {
  public typealias Answer = Page<TicketRow>
  public var filter: Filter
  /// Resolved and closed tickets too, after the open ones, newest first; so it is where the filter asks for a status, for
  /// whoever names one means it.
  public var includeEnded: Bool
  public var grouping: Grouping
  /// Where the filter is about what time alone changes: the minute as of which it is asked, so that a later one is another
  /// question.
  public var minute: Int?
  public var window: Window

  /// What stands together.
  public enum Grouping: String, Hashable, Sendable, CaseIterable {
    case none
    /// The highest support tier first.
    case level
    /// The customer's tier, the largest plan first.
    case plan
    /// By the customer's name.
    case customer
  }

  public init(
    filter: Filter = Filter(), includeEnded: Bool = false, grouping: Grouping = .none, minute: Int? = nil,
    window: Window
  ) {
    self.filter = filter
    self.includeEnded = includeEnded || filter.asks(about: .ticketStatus)
    self.grouping = grouping
    self.minute = minute
    self.window = window
  }
}

/// A ticket as lists show it. `reading` can be asked for its clocks at any later second without the store.
public struct TicketRow: Hashable, Sendable, Identifiable {
  public var reading: TicketReading
  public var customerName: String
  /// The customer's tier; nil where it is not known.
  public var plan: Tier?
  /// As far as it has been found.
  public var rootCause: RootCause?
  public var id: TicketID { reading.ticket.id }
  /// What acts on the row are done to.
  public var subject: ActSubject { .ticket(reading, rootCause: rootCause) }

  public init(reading: TicketReading, customerName: String, plan: Tier? = nil, rootCause: RootCause? = nil) {
    self.reading = reading
    self.customerName = customerName
    self.plan = plan
    self.rootCause = rootCause
  }
}

/// A page of action items by due date, the undated last; snoozed ones left out until their day.
public struct ActionQuery: Question {
  public typealias Answer = Page<ActionRow>
  public var filter: Filter
  /// Done and dropped ones too, after the open ones, newest first; so it is where the filter asks for a status.
  public var includeEnded: Bool
  /// Instead of what can be worked, the open ones that sleep until a later day.
  public var isAsleep: Bool
  public var window: Window

  public init(filter: Filter = Filter(), includeEnded: Bool = false, isAsleep: Bool = false, window: Window) {
    self.filter = filter
    self.includeEnded = includeEnded || filter.asks(about: .actionStatus)
    self.isAsleep = isAsleep
    self.window = window
  }
}

public struct ActionRow: Hashable, Sendable, Identifiable {
  public var action: ActionItem
  public var customerName: String
  public var id: ActionID { action.id }

  public init(action: ActionItem, customerName: String) {
    self.action = action
    self.customerName = customerName
  }
}

public struct TrainingQuery: Question {
  public typealias Answer = TrainingFigures
  public var filter: Filter

  public init(_ filter: Filter = Filter()) { self.filter = filter }
}

/// Training of a population: one entry a path, in the framework's order.
public struct TrainingFigures: Hashable, Sendable {
  public var paths: [PathFigures]

  public struct PathFigures: Hashable, Sendable {
    public var path: PathID
    public var enrolled: Int
    /// Modules completed or waived, and modules in all, over those enrolled.
    public var modulesDone: Int
    public var modules: Int
    /// Learners who satisfied the whole path.
    public var completed: Int
    /// Of those whose due date has passed: completed by then, and all.
    public var onTime: Int
    public var due: Int
    /// People with a certificate that is valid today, each once.
    public var certified: Int
    /// Of those, whose last certificate is in its renewal window: who has renewed does not expire.
    public var expiring: Int
    /// People whose last certificate has run out as lately as it would have been warned of.
    public var lapsed: Int
    /// Who should renew.
    public var renewalDue: Int { expiring + lapsed }

    public init(
      path: PathID, enrolled: Int, modulesDone: Int, modules: Int, completed: Int, onTime: Int,
      due: Int, certified: Int, expiring: Int, lapsed: Int = 0
    ) {
      self.path = path
      self.enrolled = enrolled
      self.modulesDone = modulesDone
      self.modules = modules
      self.completed = completed
      self.onTime = onTime
      self.due = due
      self.certified = certified
      self.expiring = expiring
      self.lapsed = lapsed
    }
  }

  public init(paths: [PathFigures]) { self.paths = paths }
}

/// A learner with all enrolments, progress and certificates.
public struct LearnerRow: Hashable, Sendable, Identifiable {
  public var learner: Learner
  public var customerName: String
  public var enrolments: [Enrolment]
  public var progress: [ModuleProgress]
  public var certificates: [Certificate]
  public var id: LearnerID { learner.id }

  public init(
    learner: Learner, customerName: String, enrolments: [Enrolment],
    progress: [ModuleProgress], certificates: [Certificate]
  ) {
    self.learner = learner
    self.customerName = customerName
    self.enrolments = enrolments
    self.progress = progress
    self.certificates = certificates
  }

  /// What an act on the learner is done to.
  public var subject: ActSubject {
    .learner(learner, enrolled: enrolments.map(\.path), progress: progress, certificates: certificates)
  }
}
