public import CustomerSuccess
import Framework

/// How mail to customers is sent.
public struct MailSettings: Hashable, Sendable {
  /// A program with its arguments that reads a message (RFC 5322) with its recipients on standard input; empty: none.
  public var command: [String] = []
  /// Nil where nobody has said it: then nothing can be sent.
  public var from: MailText.Person?
  public var replyTo: MailAddress?
  /// Seconds that the command is given.
  public var timeout = 60
  /// Seconds that a console leaves between approval and sending, for second thoughts.
  public var delay = 60

  public init() {}

  /// Why nothing can be sent; nil where it can.
  public var complaint: String? {
    if command.isEmpty {
      return "no mail command is configured: 'mail: {command: [msmtp, -t], from: …}' in config.yaml"
    }
    return from == nil
      ? "nobody is configured to send from: 'from: Ana Ruiz <ana@example.com>' under mail: in config.yaml" : nil
  }
}

extension ConfigurationSection {
  static let mail = ConfigurationSection(
    name: "mail",
    help: """
      How messages to customers are sent once a person has approved them: a program that reads a mail with its recipients on \
      standard input, such as msmtp or sendmail, with its arguments as a list or in one line (no shell reads it); whom it is from; \
      where answers go; how many seconds the program is given; and how many seconds the console waits after an approval, in which it can \
      be undone. Without a command nothing is sent; 'rapport outreach export' writes .eml files.
      """,
    example: """
      mail:
        command: [msmtp, -t]
        from: Ana Ruiz <ana@example.com>
        replyTo: success@example.com
        timeout: 60
        delay: 60
      """
  ) { node, configuration throws(DocumentError) in
    configuration.mail = try MailReader.settings(node)
  }
}

private enum MailReader {
  static func settings(_ node: DocumentNode) throws(DocumentError) -> MailSettings {
    let parts = try node.fields(optional: ["command", "from", "replyTo", "timeout", "delay"])
    var settings = MailSettings()
    if let node = parts["command"] { settings.command = try CommandWords.read(node, such: "msmtp -t") }
    if let node = parts["from"] { settings.from = try person(node) }
    if let node = parts["replyTo"] {
      let text = try node.text("an address")
      guard let address = MailAddress(text) else {
        throw node.error("found '\(text)', expected an address such as success@example.com")
      }
      settings.replyTo = address
    }
    if let node = parts["timeout"] { settings.timeout = try seconds(node, 1...600) }
    if let node = parts["delay"] { settings.delay = try seconds(node, 0...86_400) }
    return settings
  }

  private static func person(_ node: DocumentNode) throws(DocumentError) -> MailText.Person {
    let text = try node.text("who sends")
    guard let person = MailText.Person(text) else {
      throw node.error("found '\(text)', expected a name with an address such as Ana Ruiz <ana@example.com>")
    }
    return person
  }

  private static func seconds(_ node: DocumentNode, _ range: ClosedRange<Int>) throws(DocumentError) -> Int {
    let text = try node.text("a number of seconds")
    guard let seconds = Int(text), range.contains(seconds) else {
      throw node.error("found '\(text)', expected seconds from \(range.lowerBound) to \(range.upperBound)")
    }
    return seconds
  }
}

/// A program with its arguments, in one line or as a list.
enum CommandWords {
  static func read(_ node: DocumentNode, such example: String) throws(DocumentError) -> [String] {
    var words: [String] = []
    if node.isList {
      for item in try node.items() { words.append(try item.text("a word of the command")) }
    } else {
      words = VerbLine.split(try node.text("a command"))
    }
    guard let program = words.first, !program.isEmpty else {
      throw node.error("empty, expected a command such as \(example)")
    }
    return words
  }
}
