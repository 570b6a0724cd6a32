/// One thing that can be set: its name, what it may be, and its words for people. Its default is `Configuration`'s.
public struct ConfigurationOption: Sendable {
  /// The key in `config.yaml`.
  public let name: String
  /// What it may be, for complaints and the manual.
  public let expected: String
  /// Whole sentences.
  public let help: String
  /// The variable that sets it.
  public let environment: String
  /// The option of a call that sets it, such as `--theme`; nil where there is none.
  public let argument: String?
  /// What holds when nothing is set and the default is no fixed value.
  private let standardWords: String
  /// False for what is no such value.
  let assign: @Sendable (String, inout Configuration) -> Bool
  private let shown: @Sendable (Configuration) -> String?

  /// As it would stand in the file; nil where the default holds that is no fixed value.
  public func value(in configuration: Configuration) -> String? { shown(configuration) }

  /// The default as it would stand in the file; nil if it is no fixed value.
  public var standard: String? { shown(Configuration()) }

  /// The default in words.
  public var standardDescription: String { standard ?? standardWords }

  func refusal(of text: String) -> String { "found '\(text)', expected \(expected)" }

  /// In the order they are documented in.
  public static let all: [ConfigurationOption] = [
    text(
      "theme", \.theme, environment: "RAPPORT_THEME", argument: "--theme",
      expected: "auto, a theme's name, or the path of a theme file",
      help: """
        How the console looks: a theme by name, a file of the folder themes beside the configuration without its .yaml, \
        or the path of a theme file. base16 and base24 schemes are themes too. 'auto' takes dark or light by the \
        terminal's background.
        """),
    text(
      "user", \.user, environment: "RAPPORT_USER", argument: "--as", standard: "the login name", expected: "a name",
      help: "Who acts: whose customers 'owner:me' finds, and whose name the log keeps."),
    text(
      "database", \.database, environment: "RAPPORT_DB", argument: "--db",
      standard: "rapport.db in the data folder", expected: "the path of a file",
      help: "The database. A path that begins with ~/ is one in the home folder."),
    flag(
      "mouse", \.usesMouse, environment: "RAPPORT_MOUSE",
      help: "Whether the console takes mouse clicks and the wheel. With Shift they go to the terminal in any case."),
    role,
    choice(
      "background", \.background, environment: "RAPPORT_BACKGROUND",
      help: """
        What the theme 'auto' goes by: 'auto' asks the terminal, 'dark' and 'light' are for terminals that do not answer.
        """),
    choice(
      "outreach", \.outreach, environment: "RAPPORT_OUTREACH",
      help: """
        Whether the console runs the triggers of outreach by itself, within a minute of a change and when the day turns. \
        'new' does, and where a trigger is judged for the first time nothing fires for those that match already; \
        'existing' fires for those, too; 'off' leaves it to 'rapport outreach run'.
        """),
    text(
      "opener", \.opener, environment: "RAPPORT_OPENER", argument: nil,
      standard: "xdg-open where there is a display, else the address is copied",
      expected: "a program, with its arguments",
      help: """
        What shows a page of another tool (o): a program with its arguments, words apart by blanks; the address comes last. No \
        shell reads it.
        """),
  ]

  private static let role = ConfigurationOption(
    name: "role", expected: "one of " + Role.allCases.map(\.rawValue).joined(separator: ", "),
    help: """
      What you are to the customers. A csm starts at My day, narrowed to their own customers; a lead at the ticket queue; a \
      manager at the overview.
      """,
    environment: "RAPPORT_ROLE", argument: "--role", standardWords: "the overview, nothing narrowed",
    assign: { text, configuration in
      configuration.role = Role(rawValue: text)
      return configuration.role != nil
    }, shown: { $0.role?.rawValue })

  private typealias Place<Value> = any WritableKeyPath<Configuration, Value> & Sendable

  private static func text(
    _ name: String, _ path: Place<String>, environment: String, argument: String?,
    expected: String, help: String
  ) -> ConfigurationOption {
    ConfigurationOption(
      name: name, expected: expected, help: help, environment: environment, argument: argument, standardWords: "",
      assign: { text, configuration in
        configuration[keyPath: path] = text
        return !text.isEmpty
      }, shown: { $0[keyPath: path] })
  }

  private static func text(
    _ name: String, _ path: Place<String?>, environment: String, argument: String?,
    standard: String, expected: String, help: String
  ) -> ConfigurationOption {
    ConfigurationOption(
      name: name, expected: expected, help: help, environment: environment, argument: argument,
      standardWords: standard,
      assign: { text, configuration in
        configuration[keyPath: path] = text
        return !text.isEmpty
      }, shown: { $0[keyPath: path] })
  }

  private static func flag(
    _ name: String, _ path: Place<Bool>, environment: String,
    argument: String? = nil, help: String
  ) -> ConfigurationOption {
    let words = ["true": true, "yes": true, "on": true, "false": false, "no": false, "off": false]
    return ConfigurationOption(
      name: name, expected: "true or false", help: help, environment: environment, argument: argument,
      standardWords: "",
      assign: { text, configuration in
        guard let value = words[text.lowercased()] else { return false }
        configuration[keyPath: path] = value
        return true
      }, shown: { "\($0[keyPath: path])" })
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ path: Place<Choice>, environment: String,
    argument: String? = nil, help: String
  ) -> ConfigurationOption {
    ConfigurationOption(
      name: name, expected: "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "), help: help,
      environment: environment, argument: argument, standardWords: "",
      assign: { text, configuration in
        guard let value = Choice(rawValue: text) else { return false }
        configuration[keyPath: path] = value
        return true
      }, shown: { $0[keyPath: path].rawValue })
  }
}
