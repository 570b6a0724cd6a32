import CustomerSuccess
import SuccessStore
import TerminalUI

/// How firings and messages read.
enum OutreachWords {
  static func mark(_ state: OutreachMessage.State, _ glyphs: GlyphSet) -> Character {
    switch state {
    case .drafted: glyphs.pointer
    case .held: glyphs.waiting
    case .dropped: glyphs.dash
    case .approved, .sending: glyphs.up
    case .sent: glyphs.met
    case .failed, .unknown: glyphs.atRisk
    }
  }

  static func tone(_ state: OutreachMessage.State) -> Tone {
    switch state {
    case .drafted: .title
    case .held: .waiting
    case .dropped: .muted
    case .approved, .sending: .accent
    case .sent: .success
    case .failed, .unknown: .atRisk
    }
  }

  /// `days left` of `daysLeft`
  static func name(of value: OutreachReason.Value) -> String { spaced(value.name) }

  /// A number of a reason as pages say it: days and metrics by what they are called, all else as it is.
  /// Without the metric's title where that is the very name that stands beside it.
  static func text(of value: OutreachReason.Value, in scene: Scene) -> String {
    let title = "\(name(of: value)): "
    let text = value.text.lowercased().hasPrefix(title) ? String(value.text.dropFirst(title.count)) : value.text
    return known(text, in: scene) ?? text
  }

  /// `7 Dec, 14` of `2026-12-07/14`, `workflows, November 2026` of `workflows/2026-11`.
  static func occasion(_ occasion: String, in scene: Scene) -> String {
    occasion.split(separator: "/").map { part in
      known(String(part), in: scene) ?? spaced(String(part))
    }.joined(separator: ", ")
  }

  private static func known(_ text: String, in scene: Scene) -> String? {
    if let day = LocalDate(iso8601: text) { return TimeWords.day(day, today: scene.today) }
    if text.count == 7, let first = LocalDate(iso8601: "\(text)-01") { return String(first.written.dropFirst(2)) }
    return scene.health.metric(MetricID(text))?.title
  }

  /// Of a key of the data; what is somebody's words stays as it is.
  private static func spaced(_ name: String) -> String {
    guard name.first?.isLowercase == true, !name.contains(" ") else { return name }
    return name.reduce(into: "") { words, letter in
      if letter.isUppercase || letter.isNumber && words.last?.isLetter == true { words += " " }
      words += letter.lowercased()
    }
  }

  /// `FIR-3, fired Mon 23 09:05: The score went from 74 to 68, below 70.`
  static func why(_ firing: OutreachFiring, in scene: Scene) -> String {
    "\(firing.id), fired \(EventWords.moment(firing.at, in: scene)): \(firing.rule(scene.outreach))"
  }

  /// `MSG-2 held: no contact; FIR-3, fired …`
  static func why(_ row: MessageRow, in scene: Scene) -> String {
    let message = row.message
    let standing = "\(message.id) \(message.state.rawValue)\(message.why.isEmpty ? "" : ": \(message.why)")"
    guard let firing = row.firing else { return "\(standing); what made it is there no more" }
    return "\(standing); \(why(firing, in: scene))"
  }
}
