import ArgumentParser
import CustomerSuccess
import Foundation

/// A command that does what a key of the console does: one verb, on one thing or on several, as one entry of the log.
protocol ActCommand: ParsableCommand {
  var call: ActCall { get throws }
  var options: ActOptions { get }
}

struct ActOptions: ParsableArguments {
  @OptionGroup var once: OnceOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions
}

extension ActCommand {
  /// What is wrong with the call itself ends with 64, before anything is opened.
  func validate() throws { _ = try call }

  func run() throws {
    let (call, once) = (try call, options.once.key)
    let report = try Surroundings(options.common).withStore(for: .writing) { place in
      try await ActRunner(call: call, place: place, once: once).run()
    }
    try options.tell(report)
  }
}

extension ActOptions {
  func tell(_ report: ActReport) throws {
    try Output.answer("\(report.title), entry \(report.entry) of the log.") {
      try Output.report(report, as: format.format)
    }
  }
}

/// For scripts that try again.
struct OnceOption: ParsableArguments {
  @Option(
    name: .customLong("once"),
    help: ArgumentHelp(
      "A name of your own for this change: called again with it, it is not done again and answers the same.",
      valueName: "key"))
  var key: String?

  func validate() throws {
    guard let key else { return }
    guard !key.trimmingCharacters(in: .whitespaces).isEmpty, key.utf8.count <= 200 else {
      throw Complaint.wrongValue("--once", key, "a key of 1 to 200 characters, such as a message's id")
    }
  }
}

/// A verb as it was called: on what, and with which values by the parameters' names.
struct ActCall: Sendable {
  var verb: Verb
  var kind: Target.Kind
  /// Ids; of customers names too.
  var targets: [String]
  var values: [String: String]
  /// Ticks a step, or takes the tick back, instead of turning it round: a script run twice means the same.
  var ticks: Bool?
  /// What the store doubts is meant.
  var isSure = false
  /// A name that nobody has yet is no slip of the finger.
  var takesNewNames = false

  /// `words` are targets and then the values of `last`, one each, unless an option has told them.
  init(
    _ verb: Verb, on kind: Target.Kind, _ words: [String], last: [String] = [], _ options: [String: String?] = [:],
    ticks: Bool? = nil
  ) throws {
    self.verb = verb
    self.kind = kind
    self.ticks = ticks
    let told = options.compactMapValues(\.self)
    let names = last.filter { told[$0] == nil }
    guard words.count > names.count else {
      let missing = names.dropFirst(max(0, words.count - 1)).map { "<\($0)>" }.joined(separator: " ")
      throw ValidationError("Missing expected argument '\(missing)' after the \(kind.title).")
    }
    targets = Array(words.dropLast(names.count))
    values = told.merging(zip(names, words.suffix(names.count))) { $1 }
  }
}
