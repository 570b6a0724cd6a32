public import CustomerSuccess

/// Makes the rules of the files that a database keeps for its team; of none, those that hold here without a team's.
public struct RulebookSource: Sendable {
  /// Throws `StoreError.rules` where they cannot be read.
  public let make: @Sendable ([FrameworkFile]) throws(StoreError) -> Rulebook
  /// How what customers write is read: a large document, of which these rules are made only where somebody asks.
  public let feedback: @Sendable ([FrameworkFile]) throws(StoreError) -> FeedbackRules
  /// Whatever a database keeps, the rules are these: nobody has to look.
  public let fixed: Rulebook?

  public init(
    feedback: @escaping @Sendable ([FrameworkFile]) throws(StoreError) -> FeedbackRules = { _ throws(StoreError) in
      FeedbackRules()
    },
    _ make: @escaping @Sendable ([FrameworkFile]) throws(StoreError) -> Rulebook
  ) {
    self.make = make
    self.feedback = feedback
    fixed = nil
  }

  public init(_ rulebook: Rulebook, feedback: FeedbackRules = FeedbackRules()) {
    make = { _ throws(StoreError) in rulebook }
    self.feedback = { _ throws(StoreError) in feedback }
    fixed = rulebook
  }
}

/// The rules that everybody goes by who works with the database.
public struct RulebookQuery: TimelessQuestion {
  public typealias Answer = Rulebook
  public init() {}
}

/// The team's framework files, by their names; empty where the database keeps none.
public struct FrameworkFilesQuery: TimelessQuestion {
  public typealias Answer = [AppliedFile]
  public init() {}
}

/// A team's framework file with the entry of the log whose text it is.
public struct AppliedFile: Hashable, Sendable, Identifiable {
  public var file: FrameworkFile
  /// Nil where the log does not tell of it.
  public var entry: ChangeEntry?
  public var id: FrameworkFileID { file.id }

  public init(_ file: FrameworkFile, entry: ChangeEntry? = nil) {
    self.file = file
    self.entry = entry
  }
}

/// What would become different at once if these rules held instead of those in force.
public struct RulebookPlanQuery: Question {
  public typealias Answer = RulebookPlan
  public var rulebook: Rulebook
  public init(_ rulebook: Rulebook) { self.rulebook = rulebook }
}

/// What other rules would do, each list in the order of its customers or of its moments.
public struct RulebookPlan: Hashable, Sendable {
  /// Customers whose category becomes another one.
  public var categories: [Category] = []
  /// Clocks of open tickets that fall due at another time, the earliest first.
  public var deadlines: [Deadline] = []
  /// What the next run of outreach would fire, and without them would not.
  public var firings: [OutreachFiring] = []
  /// What it would fire without them, and with them no more.
  public var silenced: [OutreachFiring] = []
  public var programmes: [Membership] = []
  /// How well the scores of both would have told who left; nil where scores stay as they are, or too few have left.
  public var backTest: ScoreBackTest?
  /// Why that is nil where scores would be others.
  public var untested: ScoreUntested?
  /// What the customers in it are called.
  public var names: [CustomerID: String] = [:]

  public struct Category: Hashable, Sendable {
    public var customer: CustomerID
    /// Nil where nothing is known.
    public var before: HealthCategory?
    public var after: HealthCategory?
    public var scoreBefore: Int?
    public var scoreAfter: Int?

    public init(
      _ customer: CustomerID, before: HealthCategory?, _ scoreBefore: Int?, after: HealthCategory?, _ scoreAfter: Int?
    ) {
      self.customer = customer
      (self.before, self.after) = (before, after)
      (self.scoreBefore, self.scoreAfter) = (scoreBefore, scoreAfter)
    }
  }

  public struct Deadline: Hashable, Sendable {
    public var ticket: TicketID
    public var customer: CustomerID
    public var clock: ClockKind
    /// Nil where there is no such clock, or while it is paused.
    public var before: Instant?
    public var after: Instant?

    public init(ticket: TicketID, customer: CustomerID, clock: ClockKind, before: Instant?, after: Instant?) {
      self.ticket = ticket
      self.customer = customer
      self.clock = clock
      (self.before, self.after) = (before, after)
    }
  }

  /// Somebody comes into a programme in the next run, or is out of it, and without these rules would not.
  public struct Membership: Hashable, Sendable {
    public var customer: CustomerID
    public var programme: TriggerID
    public var enters: Bool
    public var why: String

    public init(customer: CustomerID, programme: TriggerID, enters: Bool, why: String) {
      self.customer = customer
      self.programme = programme
      self.enters = enters
      self.why = why
    }
  }

  public init() {}

  public var isEmpty: Bool {
    categories.isEmpty && deadlines.isEmpty && firings.isEmpty && silenced.isEmpty && programmes.isEmpty
  }
}
