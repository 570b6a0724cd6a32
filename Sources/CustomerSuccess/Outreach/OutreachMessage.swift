/// A message to a customer, as far as it has got. A run drafts, holds or drops it; whatever comes after that is a person's doing, and
/// nothing is sent by itself.
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
  /// Why it is held, was dropped, or was not sent.
  public var why: String
  /// When it was drafted, from which day on it counts for the caps; nil where it never was, and in the state of drafted, which
  /// says it by `since`.
  public var drafted: Instant?
  /// Who held, dropped, approved or sent it; empty while only runs have decided.
  public var author: String
  /// It is not sent before; nil: as soon as it is approved.
  public var notBefore: Instant?
  /// As somebody has written or approved it; both empty while it reads as the templates say.
  public var subject: String
  public var body: String
  /// When the customer answered it.
  public var replied: Instant?

  public enum State: String, CaseIterable, Sendable, Codable {
    case drafted, held, dropped
    /// A person has said that it may go.
    case approved
    /// Handed to the mail command, of which nothing has been heard yet.
    case sending
    case sent
    /// The mail command said that it did not go.
    case failed
    /// Nobody knows whether it went: the mail command did not end, or whoever called it did.
    case unknown
  }

  public init(
    id: MessageID = "", customer: CustomerID, contact: ContactID? = nil, trigger: TriggerID, occasion: String,
    fired: Instant, state: State, since: Instant, why: String = "", drafted: Instant? = nil, author: String = "",
    notBefore: Instant? = nil, subject: String = "", body: String = "", replied: Instant? = nil
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
    self.drafted = drafted
    self.author = author
    self.notBefore = notBefore
    self.subject = subject
    self.body = body
    self.replied = replied
  }
}

extension OutreachMessage {
  /// Whose work sending is in the log: an undo of somebody's own never meets it, and none takes it back.
  public static let sender = "outbox"

  /// What was written down before messages could be sent says nothing of it.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    id = try values.decode(MessageID.self, forKey: .id)
    customer = try values.decode(CustomerID.self, forKey: .customer)
    contact = try values.decodeIfPresent(ContactID.self, forKey: .contact)
    trigger = try values.decode(TriggerID.self, forKey: .trigger)
    occasion = try values.decode(String.self, forKey: .occasion)
    fired = try values.decode(Instant.self, forKey: .fired)
    state = try values.decode(State.self, forKey: .state)
    since = try values.decode(Instant.self, forKey: .since)
    why = try values.decode(String.self, forKey: .why)
    drafted = try values.decodeIfPresent(Instant.self, forKey: .drafted)
    author = try values.decodeIfPresent(String.self, forKey: .author) ?? ""
    notBefore = try values.decodeIfPresent(Instant.self, forKey: .notBefore)
    subject = try values.decodeIfPresent(String.self, forKey: .subject) ?? ""
    body = try values.decodeIfPresent(String.self, forKey: .body) ?? ""
    replied = try values.decodeIfPresent(Instant.self, forKey: .replied)
  }

  /// When it was drafted, as far as it counts for the caps: what was dropped, or is held again, takes nobody's place.
  public var countsSince: Instant? {
    switch state {
    case .drafted: drafted ?? since
    case .held, .dropped: nil
    case .approved, .sending, .sent, .failed, .unknown: drafted ?? since
    }
  }

  /// Somebody has said that it is to wait: runs do not try it.
  public var isHeldByPerson: Bool { state == .held && !author.isEmpty }

  /// What it says was decided by somebody, whatever the templates say later.
  public var ownText: MessageText? {
    subject.isEmpty && body.isEmpty ? nil : MessageText(subject: subject, body: body)
  }
}

extension OutreachMessage.State {
  /// It has gone, or may have.
  public var hasLeft: Bool { [.sending, .sent, .unknown].contains(self) }

  /// It may still be written, held, approved.
  public var isOpen: Bool { [.drafted, .held, .approved, .failed].contains(self) }
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

  /// `muted until 1 December 2026`
  var words: String { until.map { "muted until \($0.written)" } ?? "muted" }
}

extension [OutreachMute] {
  /// The one that keeps a trigger from firing on a day.
  public func inForce(of trigger: TriggerID, on day: LocalDate) -> OutreachMute? {
    first { $0.trigger == trigger && $0.holds(on: day) }
  }
}
