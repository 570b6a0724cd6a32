import CustomerSuccess
import Framework
import TerminalUI

extension ConfigurationSection {
  static let notify = ConfigurationSection(
    name: "notify",
    help: """
      What you are told of unasked: promises that break within so many minutes (breach, or off), critical tickets, and \
      tickets of yours that were escalated. The status line tells it; the bell, the terminal (osc9, osc777 or none) and a \
      command as you like. The command is a program with its arguments, in one line or as a list; {title} and {body} are \
      filled in, each inside its argument, and no shell reads them. 'notify: notify-send {title} {body}' is short for a \
      command alone.
      """,
    example: """
      notify:
        breach: 15
        critical: true
        escalated: true
        bell: false
        terminal: none
        command: notify-send {title} {body}
      """
  ) { node, configuration throws(DocumentError) in
    configuration.notify = try NotifyReader.settings(node)
  }
}

private enum NotifyReader {
  static func settings(_ node: DocumentNode) throws(DocumentError) -> NotifySettings {
    var settings = NotifySettings()
    guard node.isMapping else {
      settings.command = try command(node)
      return settings
    }
    let parts = try node.fields(optional: ["breach", "critical", "escalated", "bell", "terminal", "command"])
    if let node = parts["breach"] { settings.breachWithinMinutes = try minutes(node) }
    if let node = parts["critical"] { settings.criticalOpened = try node.boolean() }
    if let node = parts["escalated"] { settings.escalatedToMe = try node.boolean() }
    if let node = parts["bell"] { settings.rings = try node.boolean() }
    if let node = parts["terminal"] { settings.form = try form(node) }
    if let node = parts["command"] { settings.command = try command(node) }
    return settings
  }

  private static func minutes(_ node: DocumentNode) throws(DocumentError) -> Int? {
    let text = try node.text("minutes or off")
    if ["off", "false", "no"].contains(text.lowercased()) { return nil }
    guard let minutes = Int(text), (1...1440).contains(minutes) else {
      throw node.error("found '\(text)', expected minutes from 1 to 1440, or off")
    }
    return minutes
  }

  private static func form(_ node: DocumentNode) throws(DocumentError) -> NotificationForm? {
    let text = try node.text("osc9, osc777 or none")
    if text == "none" { return nil }
    guard let form = NotificationForm(rawValue: text) else {
      throw node.error("found '\(text)', expected osc9, osc777 or none")
    }
    return form
  }

  private static func command(_ node: DocumentNode) throws(DocumentError) -> [String] {
    let words = try CommandWords.read(node, such: "notify-send {title} {body}")
    guard let program = words.first, !program.contains("{title}"), !program.contains("{body}") else {
      throw node.error(
        "found '\(words.first ?? "")' as the program, expected its name first, such as notify-send {title} {body}")
    }
    return words
  }
}
