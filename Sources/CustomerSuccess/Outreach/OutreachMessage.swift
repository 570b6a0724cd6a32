/// A message to a customer, as far as it has got: drafted for a person to look at, held, or dropped. Nothing is sent by itself.
public struct OutreachMessage: Hashable, Sendable, Codable, Identifiable {
  public var id: MessageID
  public var customer: CustomerID
  /// Whom it goes to; nil until somebody is known.
  public var contact: ContactID?
  public var trigger: TriggerID
  public var occasion: String
  /// When what it is about fired.
  public var fired: Instant
  public var state: State
  /// Since when it stands so.
  public var since: Instant
  /// Why it is held, or was dropped.
  public var why: String

  public enum State: String, CaseIterable, Sendable, Codable {
    case drafted, held, dropped
  }

  public init(
    id: MessageID = "", customer: CustomerID, contact: ContactID? = nil, trigger: TriggerID, occasion: String,
    fired: Instant, state: State, since: Instant, why: String = ""
  ) {
    self.id = id
    self.customer = customer
    self.contact = contact
    self.trigger = trigger
    self.occasion = occasion
    self.fired = fired
    self.state = state
    self.since = since
    self.why = why
  }
}

public struct MessageID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// A trigger does not fire for a customer, for a reason, until somebody says otherwise or a day comes.
public struct OutreachMute: Hashable, Sendable, Codable {
  public var customer: CustomerID
  public var trigger: TriggerID
  public var reason: String
  public var author: String
  public var at: Instant
  /// The first day on which it fires again; nil: until somebody ends it.
  public var until: LocalDate?

  public init(
    customer: CustomerID, trigger: TriggerID, reason: String, author: String, at: Instant, until: LocalDate? = nil
  ) {
    self.customer = customer
    self.trigger = trigger
    self.reason = reason
    self.author = author
    self.at = at
    self.until = until
  }

  public func holds(on day: LocalDate) -> Bool { until.map { day < $0 } ?? true }

  /// `muted until 2026-12-01`
  var words: String { until.map { "muted until \($0)" } ?? "muted" }
}

extension [OutreachMute] {
  /// The one that keeps a trigger from firing on a day.
  public func inForce(of trigger: TriggerID, on day: LocalDate) -> OutreachMute? {
    first { $0.trigger == trigger && $0.holds(on: day) }
  }
}
