import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Foundation
import Framework

/// What is common to every command.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp("The database; else $RAPPORT_DB, else rapport.db in the data folder.", valueName: "file"),
    completion: .file())
  var database: String?

  @Option(
    name: .customLong("config"),
    help: ArgumentHelp("The configuration; else config.yaml in the configuration folder.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var configuration: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Who acts; else $RAPPORT_USER, the configuration, the login name. Beside --as-of, known or held says what of it counts.",
      valueName: "name"))
  private var names: [String] = []

  @Option(
    name: .customLong("now"),
    help: ArgumentHelp("The clock to reckon by, ISO 8601 with an offset.", valueName: "time"),
    transform: CallValue.time)
  var now: Instant?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      """
      report, list, show, export, feedback, predict and console: as it stood at the end of this day, or at this time. With --as known by what had been recorded \
      then, else (held) by facts' own times, later corrections included.
      """, valueName: "date"),
    transform: DayOrTime.read)
  var asOf: DayOrTime?

  /// The same call without looking back.
  var inThePresent: CommonOptions {
    var options = self
    if asOf != nil { options.names = names.filter { PastMoment.Manner(rawValue: $0) == nil } }
    options.asOf = nil
    return options
  }

  /// Who acts.
  var actor: String? { actor(looksBack: asOf != nil) }

  /// Of two names that are told, the last one counts.
  func actor(looksBack: Bool) -> String? {
    names.last { !looksBack || PastMoment.Manner(rawValue: $0) == nil }
  }

  /// What of a past moment counts.
  var manner: PastMoment.Manner { names.compactMap(PastMoment.Manner.init).last ?? .held }

  /// By the configuration's names.
  func arguments(looksBack: Bool) -> [String: String] {
    ["database": database, "user": actor(looksBack: looksBack)].compactMapValues(\.self)
  }
}

/// How a command that prints rows prints them.
struct FormatOption: ParsableArguments {
  @Option(name: .customLong("format"), help: ArgumentHelp("How to print.", valueName: "format"))
  private var named = OutputFormat.text
  @Flag(
    name: .customLong("raw-csv"),
    help: "CSV with values as they are, for machines: a spreadsheet may run them as formulas.")
  private var isRaw = false

  var format: OutputFormat { isRaw ? .csv(raw: true) : named }

  func validate() throws {
    guard !isRaw || named == .text || named == .csv() else {
      throw ValidationError("--raw-csv goes with --format csv only.")
    }
  }
}

enum OutputFormat: Hashable, Sendable {
  case text, json, markdown
  /// `raw` leaves values unprotected against spreadsheets that run formulas.
  case csv(raw: Bool = false)
}

extension OutputFormat: ExpressibleByArgument {
  private static let named: [(name: String, format: OutputFormat)] = [
    ("text", .text), ("json", .json), ("csv", .csv()), ("markdown", .markdown),
  ]

  static var allValueStrings: [String] { named.map(\.name) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
  var defaultValueDescription: String { OutputFormat.named.first { $0.format == self }?.name ?? "" }

  init?(argument: String) {
    guard let found = OutputFormat.named.first(where: { $0.name == argument.lowercased() }) else { return nil }
    self = found.format
  }
}

/// Where things lie and who acts, decided once from options, environment and configuration.
struct Surroundings: Sendable {
  var database: URL
  var configuration: Configuration
  var configurationFolder: URL
  var me: String
  /// Set when the caller handed in a clock.
  var fixedNow: Instant?
  /// The past moment where one is looked back at.
  var now: Instant
  /// What is looked back at; nothing can be done there.
  var past: LookBack?

  init(_ options: CommonOptions, look: LookOptions? = nil, more: [String: String] = [:]) throws {
    if let past = options.asOf { throw LookBack.refusal(past.text) }
    try self.init(options, look: look, more: more, looksBack: false)
  }

  /// For what only reads, and can look back.
  init(lookingBack options: CommonOptions, look: LookOptions? = nil) throws {
    try self.init(options, look: look, more: [:], looksBack: options.asOf != nil)
    guard let asOf = options.asOf else { return }
    self.look(back: try LookBack(asOf, as: options.manner, from: now, option: "--as-of"))
  }

  init(_ options: CommonOptions, look: LookOptions?, more: [String: String], looksBack: Bool) throws {
    let file = Surroundings.configurationFile(options)
    let isThere = options.configuration != nil || FileManager.default.fileExists(atPath: file.path)
    let text = isThere ? Configuration.File(text: try Complaint.text(of: file.path), name: file.path) : nil
    let arguments = options.arguments(looksBack: looksBack).merging(look?.arguments ?? more) { $1 }
    let configuration = try Complaint.reading { () throws(DocumentError) in
      try Configuration.resolved(
        file: text, environment: ProcessInfo.processInfo.environment, arguments: arguments)
    }
    if let complaint = configuration.user.flatMap(TextLimit.name.complaint) {
      throw Complaint.complain("--as: \(complaint)", Complaint.valueIsWrong)
    }
    self.init(options, configuration: configuration)
  }

  /// By a configuration read elsewhere.
  init(_ options: CommonOptions, configuration: Configuration) {
    let folders = BaseFolders.ofUser
    configurationFolder = folders.configuration
    self.configuration = configuration
    database =
      configuration.database.map { BaseFolders.url(ofPath: $0) } ?? folders.data.appending(path: "rapport.db")
    me = (configuration.user ?? NSUserName()).asName()
    fixedNow = options.now
    now = options.now ?? Surroundings.clock()
  }

  /// From now on all is of that moment.
  mutating func look(back past: LookBack) {
    self.past = past
    now = past.moment.at
  }

  static func clock() -> Instant { Instant(seconds: Int(Date().timeIntervalSince1970.rounded(.down))) }

  static func configurationFile(_ options: CommonOptions) -> URL {
    options.configuration.map { URL(fileURLWithPath: $0) }
      ?? BaseFolders.ofUser.configuration.appending(path: "config.yaml")
  }
}

/// The XDG base folders with the product's name behind them.
struct BaseFolders {
  var configuration: URL
  var data: URL
  var state: URL

  static var ofUser: BaseFolders {
    BaseFolders(environment: ProcessInfo.processInfo.environment, home: home)
  }

  /// Foundation goes by the password file alone; people and scripts set HOME.
  private static var home: URL {
    let named = ProcessInfo.processInfo.environment["HOME"].flatMap {
      $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil
    }
    return named ?? FileManager.default.homeDirectoryForCurrentUser
  }

  /// A path as people write it in a file, where no shell has put the home folder in.
  static func url(ofPath path: String) -> URL {
    path.hasPrefix("~/") ? home.appending(path: String(path.dropFirst(2))) : URL(fileURLWithPath: path)
  }

  init(environment: [String: String], home: URL) {
    // The specification has relative paths ignored.
    func folder(_ variable: String, _ fallback: String) -> URL {
      let value = environment[variable] ?? ""
      let base = value.hasPrefix("/") ? URL(fileURLWithPath: value) : home.appending(path: fallback)
      return base.appending(path: "rapport")
    }
    configuration = folder("XDG_CONFIG_HOME", ".config")
    data = folder("XDG_DATA_HOME", ".local/share")
    state = folder("XDG_STATE_HOME", ".local/state")
  }
}
