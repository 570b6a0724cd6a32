import CustomerSuccess

/// A line of the table of verbs as commands. What it leaves out follows from the verb's parameters: each is an option of its
/// name, required where the parameter is, and helped by what its kind understands.
struct CommandRow: Sendable {
  var name: String
  var aliases: [String]
  var verb: Verb
  /// What it is done to.
  var kind: Target.Kind
  var abstract: String
  var words: Words
  /// By the parameters' names.
  var wordings: [String: Wording]
  /// Parameters whose options come before the others', which keep the verb's order.
  var leading: [String]
  /// Set where what is told is changed and all else left: nothing is required but to tell something, such as this option.
  var change: String?
  var flag: Flag?

  /// The words of the call that are no options.
  enum Words: Sendable {
    /// `ID…`, and after them a value for each of these parameters; `help` in place of what follows from both.
    case things(then: [String] = [], help: String? = nil)
    /// `ID`, and after it a value for each of these parameters.
    case thing(then: [String])
    /// A value for this parameter, which is the id of such a thing, and after it `ID…`.
    case parameter(String, of: Target.Kind)
    /// Values for these parameters alone: what it is done to is the portfolio.
    case made(by: [String])
  }

  /// What is said beside the verb's parameters.
  enum Flag: Sendable {
    /// `--yes`: what the store doubts is meant.
    case yes(help: String)
    /// `--off`: the tick is taken back.
    case off(help: String)
  }

  init(
    _ name: String, _ verb: Verb, on kind: Target.Kind, _ abstract: String, words: Words = .things(),
    _ wordings: [String: Wording] = [:], aliases: [String] = [], leading: [String] = [], change: String? = nil,
    flag: Flag? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.verb = verb
    self.kind = kind
    self.abstract = abstract
    self.words = words
    self.wordings = wordings
    self.leading = leading
    self.change = change
    self.flag = flag
  }
}

/// How a parameter is told, where that does not follow from its kind: a literal is the help.
struct Wording: Sendable, ExpressibleByStringLiteral {
  /// A sentence.
  var help: String?
  /// The option's name; with one, what is told by the last word can be told by an option too.
  var option: String?
  /// What the value is called in the usage.
  var value: String?
  var isRequired: Bool?
  /// What holds when nothing is told.
  var standard: String?
  /// Given again and again, a line of the text each time.
  var isRepeated: Bool

  init(
    _ help: String? = nil, option: String? = nil, value: String? = nil, isRequired: Bool? = nil,
    standard: String? = nil, isRepeated: Bool = false
  ) {
    self.help = help
    self.option = option
    self.value = value
    self.isRequired = isRequired
    self.standard = standard
    self.isRepeated = isRepeated
  }

  init(stringLiteral help: String) { self.init(help) }
}

extension CommandRow {
  var parameters: [Parameter] { verb.parameters(for: nil, on: kind, .unread) }

  /// The parameters that words tell, in their order.
  var spoken: [String] {
    switch words {
    case .things(let last, _), .thing(let last), .made(let last): last
    case .parameter(let first, _): [first]
    }
  }

  /// The parameters that have options, in the order of the help.
  var optional: [Parameter] {
    let all = parameters.filter { !spoken.contains($0.name) || wording($0.name).option != nil }
    return all.filter { leading.contains($0.name) } + all.filter { !leading.contains($0.name) }
  }

  func wording(_ parameter: String) -> Wording { wordings[parameter] ?? Wording() }

  func isRequired(_ parameter: Parameter) -> Bool {
    let wording = wording(parameter.name)
    guard change == nil, wording.standard == nil, !spoken.contains(parameter.name) else { return false }
    return wording.isRequired ?? parameter.isRequired
  }
}
