import CustomerSuccess
import TerminalUI

/// How a ticket's event reads: what it is in a word or two, and what was said.
struct EventWords {
  var title: String
  var text = ""
  var tone = Tone.muted

  init(_ event: TicketEvent, in scene: Scene) {
    switch event.kind {
    case .opened(let severity, let status):
      title = "opened: \(severity.title), \(status.title)"
    case .customerMessage(let message): (title, text, tone) = ("message", message, .accent)
    case .publicReply(let message): (title, text, tone) = ("reply", message, .success)
    case .note(let message): (title, text, tone) = ("note", message, .heading)
    case .status(let status): title = "status: \(status.title)"
    case .severity(let severity): (title, tone) = ("severity: \(severity.title)", SeverityWords.tone(severity))
    case .owner(let owner): title = owner.isEmpty ? "owner: nobody" : "owner: \(owner)"
    case .escalated(let tier, let trigger): (title, text, tone) = ("escalated to \(tier.badge)", trigger, .warning)
    case .subject(let subject): (title, text) = ("subject", subject)
    case .due(let clock, let due?):
      title = "\(clock.rawValue) promised for \(EventWords.moment(due, in: scene))"
    case .due(let clock, nil): title = "\(clock.rawValue) given back to the policy"
    case .merged(let target): title = "merged into \(target)"
    case .tookIn(let other): title = "\(other) merged into this"
    case .spam: title = "marked as spam"
    case .withdrawn(""): title = "counts again"
    case .withdrawn(let reason): (title, text) = ("counts no more", reason)
    }
  }

  /// `Luis · customer`, `sam`, `rules · automatic`
  static func author(_ actor: Actor) -> String {
    switch actor {
    case .customer(let name): name.isEmpty ? "customer" : "\(name) · customer"
    case .agent(let name): name.isEmpty ? "agent" : name
    case .automation(let name): name.isEmpty ? "automatic" : "\(name) · automatic"
    }
  }

  /// What it is where it has none.
  static func name(_ actor: Actor) -> String {
    switch actor {
    case .customer(let name), .agent(let name), .automation(let name): name.isEmpty ? author(actor) : name
    }
  }

  /// `Mon 23 09:05` within a week, else `14 Oct 09:05`, in the viewer's zone.
  static func moment(_ moment: Instant, in scene: Scene) -> String {
    let date = scene.zone.date(of: moment)
    let day = abs(date - scene.today) <= 7 ? TimeWords.near(date) : TimeWords.day(date, today: scene.today)
    return "\(day) \(TimeWords.hour(moment, in: scene.zone))"
  }
}
