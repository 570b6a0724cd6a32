/// The team's texts of messages to customers, as `messages.yaml` has them: Mustache templates, filled in with the customer's facts.
public struct MessageTexts: Hashable, Sendable {
  /// By the trigger they come of.
  public var triggers: [TriggerID: MessageTemplate]
  /// Of a programme, by the content that a touch brings.
  public var programmes: [TriggerID: [String: MessageTemplate]]
  /// Where there is none of these.
  public var otherwise: MessageTemplate?
  /// Stands before every text, and behind it.
  public var greeting: TemplateText?
  public var closing: TemplateText?

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
      MessageTemplate(
        subject: template.subject, body: [greeting].compactMap(\.self) + template.body + [closing].compactMap(\.self))
    }
  }
}

/// A message with names of facts in it, such as `{{company}}`.
public struct MessageTemplate: Hashable, Sendable {
  public var subject: TemplateText
  /// What stands one below the other, a blank line between two.
  public var body: [TemplateText]

  public init(subject: TemplateText, body: [TemplateText]) {
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
