public import Framework

/// What people can set, with the defaults as they stand here. `ConfigurationOption` says how each is called and read.
public struct Configuration: Hashable, Sendable {
  /// `auto`, a shipped theme's name, a file in the configuration folder's `themes/`, or the path of a theme file.
  public var theme = Configuration.automaticTheme
  /// What `auto` goes by.
  public var background = Background.auto
  /// Who acts; nil is the login name.
  public var user: String?
  /// nil is `rapport.db` in the data folder.
  public var database: String?
  public var usesMouse = true
  /// nil starts at the overview, with nothing narrowed.
  public var role: Role?
  /// What shows addresses of the web; nil is the desktop's own where there is one.
  public var opener: String?
  /// Whether the console runs outreach's triggers by itself.
  public var outreach = OutreachRuns.new
  /// What the user changed in the key map.
  public var keyMap = KeyMap()
  public var macros: [Macro] = []
  /// What one is told of unasked, and by what.
  public var notify = NotifySettings()
  /// How messages to customers are sent.
  public var mail = MailSettings()
  /// Where each option that was set has its value from; those not named here have their default.
  public private(set) var origins: [String: Origin] = [:]

  public static let automaticTheme = "auto"

  public init() {}

  /// What the terminal's ground is taken for.
  public enum Background: String, CaseIterable, Hashable, Sendable {
    /// The terminal is asked.
    case auto
    case dark, light
  }

  public enum Origin: Hashable, Sendable {
    case standard
    case file(String, line: Int)
    case environment(String)
    case argument(String)
  }

  public func origin(of option: ConfigurationOption) -> Origin { origins[option.name] ?? .standard }

  /// A configuration file's text, with what it is called in complaints.
  public struct File: Hashable, Sendable {
    public var text: String
    public var name: String

    public init(text: String, name: String) {
      self.text = text
      self.name = name
    }
  }

  /// The configuration by all its sources: an argument of the call goes before the environment, that before the file.
  ///
  /// `arguments` are named by option. Throws `DocumentError` with the line for an unknown key or a wrong value, also for one
  /// that another source overrides. An empty file and an empty variable say nothing.
  public static func resolved(
    file: File? = nil, environment: [String: String] = [:], arguments: [String: String] = [:],
    sections: [ConfigurationSection] = ConfigurationSection.all
  ) throws(DocumentError) -> Configuration {
    var configuration = Configuration()
    if let file { try configuration.read(file, sections) }
    for option in ConfigurationOption.all {
      if let text = environment[option.environment], !text.isEmpty {
        try configuration.set(option, to: text, from: .environment(option.environment))
      }
      if let text = arguments[option.name] {
        try configuration.set(option, to: text, from: .argument(option.argument ?? option.name))
      }
    }
    return configuration
  }

  private mutating func read(_ file: File, _ sections: [ConfigurationSection]) throws(DocumentError) {
    let isEmpty = file.text.split(separator: "\n").allSatisfy { line in
      line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
    }
    if isEmpty { return }
    let fields = try DocumentNode(parsing: file.text, file: file.name).fields(
      optional: ConfigurationOption.all.map(\.name) + sections.map(\.name))
    for option in ConfigurationOption.all {
      guard let node = fields[option.name] else { continue }
      let text = try node.text(option.expected)
      guard option.assign(text, &self) else { throw node.error(option.refusal(of: text)) }
      origins[option.name] = .file(file.name, line: node.line)
    }
    for section in sections {
      if let node = fields[section.name] { try section.read(node, &self) }
    }
  }

  private mutating func set(_ option: ConfigurationOption, to text: String, from origin: Origin) throws(DocumentError) {
    guard option.assign(text, &self) else {
      throw DocumentError(file: origin.description, message: option.refusal(of: text))
    }
    origins[option.name] = origin
  }
}

extension Configuration.Origin: CustomStringConvertible {
  /// `default`, `config.yaml:3`, `$RAPPORT_DB`, `--db`
  public var description: String {
    switch self {
    case .standard: "default"
    case .file(let name, let line): "\(name):\(line)"
    case .environment(let name): "$\(name)"
    case .argument(let name): name
    }
  }

  /// `default`, `file`, `environment` or `option`, for machines.
  public var kind: String {
    switch self {
    case .standard: "default"
    case .file: "file"
    case .environment: "environment"
    case .argument: "option"
    }
  }
}
