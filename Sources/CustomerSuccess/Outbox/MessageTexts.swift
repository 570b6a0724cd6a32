/// The team's texts of messages to customers, as `messages.yaml` has them: Mustache templates, filled in with the customer's facts.
public struct MessageTexts: Hashable, Sendable {
  /// By the trigger they come of.
  public var triggers: [TriggerID: MessageTemplate]
  /// Of a programme, by the content that a touch brings.
  public var programmes: [TriggerID: [String: MessageTemplate]]
  /// Where there is none of these.
  public var otherwise: MessageTemplate?
  /// Stands before every text, and behind it.
  public var greeting = ""
  public var closing = ""

  public init(
    triggers: [TriggerID: MessageTemplate] = [:], programmes: [TriggerID: [String: MessageTemplate]] = [:],
    otherwise: MessageTemplate? = nil
  ) {
    self.triggers = triggers
    self.programmes = programmes
    self.otherwise = otherwise
  }

  /// What is to be said of a firing, whole; nil where nobody has written it.
  public func template(for firing: OutreachFiring) -> MessageTemplate? {
    let content = firing.reason["content"]
    let own = content.flatMap { programmes[firing.trigger]?[$0] } ?? triggers[firing.trigger] ?? otherwise
    return own.map { template in
      let parts = [greeting, template.body, closing].map(\.withoutOuterBlanks).filter { !$0.isEmpty }
      return MessageTemplate(subject: template.subject, body: parts.joined(separator: "\n\n"))
    }
  }
}

/// A text with names of facts in it, such as `{{company}}`.
public struct MessageTemplate: Hashable, Sendable {
  public var subject: String
  public var body: String

  public init(subject: String, body: String) {
    self.subject = subject
    self.body = body
  }
}

/// A message as it reads.
public struct MessageText: Hashable, Sendable {
  /// One line.
  public var subject: String
  public var body: String

  public init(subject: String, body: String) {
    self.subject = subject
    self.body = body
  }
}
