public import CustomerSuccess

/// What a run of outreach is to do.
public struct OutreachOrder: Hashable, Sendable {
  /// Whose work a run is in the log that nobody asked for: an undo of somebody's own never meets it.
  public static let ownAuthor = "outreach"

  /// These triggers and programmes alone; nil: all that are switched on.
  public var only: [TriggerID]?
  /// What a trigger that is judged for the first time does about those that match already.
  public var beginning: OutreachBeginning

  public init(only: [TriggerID]? = nil, beginning: OutreachBeginning = .standing) {
    self.only = only
    self.beginning = beginning
  }
}

/// What a run has done, or would do.
public struct OutreachReport: Hashable, Sendable {
  /// The entry of the log; nil where nothing was done.
  public var entry: ChangeEntry?
  public var firings: [OutreachFiring]
  public var escalated: [OutreachFiring]
  /// New ones, and those that stand otherwise than before: in another state, or for another reason.
  public var messages: [OutreachMessage]
  /// Who came into a programme, and who is out of one.
  public var memberships: [MembershipChange]
  /// Who nearly fires, and what fails.
  public var nearly: [OutreachFindings.Nearly]
  /// So many customers were looked at.
  public var looked: Int
  /// What stood then was taken for dealt with: a first run, and the last moment at which something had fired that came with an
  /// import.
  public var since: Instant?

  public init(
    entry: ChangeEntry? = nil, firings: [OutreachFiring] = [], escalated: [OutreachFiring] = [],
    messages: [OutreachMessage] = [], memberships: [MembershipChange] = [], nearly: [OutreachFindings.Nearly] = [],
    looked: Int = 0, since: Instant? = nil
  ) {
    self.entry = entry
    self.firings = firings
    self.escalated = escalated
    self.messages = messages
    self.memberships = memberships
    self.nearly = nearly
    self.looked = looked
    self.since = since
  }
}

extension OutreachReport {
  /// `3 firings, 1 message, 2 programme memberships`; nil for nothing.
  public static func told(firings: Int, escalated: Int, messages: Int, memberships: Int = 0) -> String? {
    let parts = [
      (firings, "firing"), (escalated, "escalation"), (messages, "message"), (memberships, "programme membership"),
    ].filter { $0.0 != 0 }
    guard !parts.isEmpty else { return nil }
    return parts.map(counted).joined(separator: ", ")
  }
}

/// When triggers and programmes were judged last; nil where they never were.
public struct LastOutreachQuery: TimelessQuestion {
  public typealias Answer = Instant?
  public init() {}
}

/// What a run would do to all customers, with those that nearly fire.
public struct OutreachTrialQuery: Question {
  public typealias Answer = OutreachReport
  public var order: OutreachOrder

  public init(_ order: OutreachOrder = OutreachOrder()) { self.order = order }
}

/// Days lived through, each judged at its end: what fires, and each message once in its last state.
public struct OutreachSimulationQuery: Question {
  public typealias Answer = OutreachReport
  public var days: ClosedRange<LocalDate>
  public var order: OutreachOrder

  public init(_ days: ClosedRange<LocalDate>, _ order: OutreachOrder = OutreachOrder()) {
    self.days = days
    self.order = order
  }
}

/// What fired for customers that match, the newest first.
public struct FiringQuery: Question {
  public typealias Answer = Page<FiringRow>
  public var filter: Filter
  public var sort: Sort
  public var descending: Bool
  public var window: Window

  public enum Sort: String, CaseIterable, Sendable {
    case at, trigger, name, owner
  }

  public init(filter: Filter = Filter(), sort: Sort = .at, descending: Bool = true, window: Window) {
    self.filter = filter
    self.sort = sort
    self.descending = descending
    self.window = window
  }
}

public struct FiringRow: Hashable, Sendable, Identifiable {
  public var firing: OutreachFiring
  public var customer: Customer
  public var id: FiringID { firing.id }

  public init(firing: OutreachFiring, customer: Customer) {
    self.firing = firing
    self.customer = customer
  }
}

/// Messages to customers that match, by state and then the newest first.
public struct MessageQuery: Question {
  public typealias Answer = Page<MessageRow>
  public var filter: Filter
  /// Those in it alone; nil: all.
  public var state: OutreachMessage.State?
  public var sort: Sort
  public var descending: Bool
  public var window: Window

  public enum Sort: String, CaseIterable, Sendable {
    case state, since, trigger, name
  }

  public init(
    filter: Filter = Filter(), state: OutreachMessage.State? = nil, sort: Sort = .state, descending: Bool = false,
    window: Window
  ) {
    self.filter = filter
    self.state = state
    self.sort = sort
    self.descending = descending
    self.window = window
  }
}

public struct MessageRow: Hashable, Sendable, Identifiable {
  public var message: OutreachMessage
  public var customer: Customer
  /// Nil where nobody is known, or no longer.
  public var contact: Contact?
  /// What made it; nil where that is there no more.
  public var firing: OutreachFiring?
  /// As it reads, or why it cannot be written.
  public var text: Result<MessageText, Refusal>
  public var id: MessageID { message.id }

  public init(
    message: OutreachMessage, customer: Customer, contact: Contact?, firing: OutreachFiring? = nil,
    text: Result<MessageText, Refusal>
  ) {
    self.message = message
    self.customer = customer
    self.contact = contact
    self.firing = firing
    self.text = text
  }

  /// What acts are about.
  public var subject: ActSubject { .message(message, text: try? text.get()) }
}

/// Why something is there that outreach has made: a firing, a message or an action item, by its id; nil where there is none.
public struct OutreachWhyQuery: Question {
  public typealias Answer = OutreachWhy?
  public var id: String

  public init(_ id: String) { self.id = id }
}

public struct OutreachWhy: Hashable, Sendable {
  public var customer: Customer
  /// What it comes of; nil where that was undone or another tool made it.
  public var firing: OutreachFiring?
  /// What was asked about where it is not the firing itself.
  public var message: MessageRow?
  public var action: ActionItem?
  /// All that the firing made.
  public var actions: [ActionItem]
  public var messages: [OutreachMessage]
  public var mute: OutreachMute?

  public init(
    customer: Customer, firing: OutreachFiring? = nil, message: MessageRow? = nil, action: ActionItem? = nil,
    actions: [ActionItem] = [], messages: [OutreachMessage] = [], mute: OutreachMute? = nil
  ) {
    self.customer = customer
    self.firing = firing
    self.message = message
    self.action = action
    self.actions = actions
    self.messages = messages
    self.mute = mute
  }
}
