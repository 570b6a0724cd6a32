import CustomerSuccess
import TerminalUI

/// The keys by which acts are begun, or the chosen thing's page in another tool is opened, by what is chosen. A ticket's keys hold where a ticket is chosen; the customer's hold
/// there too, as far as the ticket has no use for them.
struct VerbKey: Hashable, Sendable {
  enum Use: Hashable, Sendable {
    case verb(Verb)
    case openLink
  }

  var use: Use
  var keys: [Key]
  var hint: String?

  init(_ verb: Verb, _ key: Character, hint: String? = nil) {
    use = .verb(verb)
    keys = [.character(key)]
    self.hint = hint
  }

  private init(opensLink key: Character) {
    use = .openLink
    keys = [.character(key)]
  }

  /// Opens the thing's page in the tool it came from.
  static func link(_ key: Character) -> VerbKey { VerbKey(opensLink: key) }
  static let linkName = "openLink"
  static let linkTitle = "Open its page in the tool it came from"

  func command(on kind: Target.Kind) -> Command {
    switch use {
    case .verb(let verb):
      Command(
        id: "\(kind.rawValue).\(verb.rawValue)", title: verb.title(on: kind), keys: keys, hint: hint, changes: true)
    case .openLink:
      Command(id: "\(kind.rawValue).\(VerbKey.linkName)", title: VerbKey.linkTitle, keys: keys, hint: hint)
    }
  }
}

extension Command {
  /// A key of the customer's under another word, where the line says more than the kind of thing.
  static func customer(_ verb: Verb, _ hint: String) -> Command { act(verb, on: .customer, hint) }

  /// The same of whatever it is done to.
  static func act(_ verb: Verb, on kind: Target.Kind, _ hint: String) -> Command {
    let key = VerbKeys.of(kind).first { $0.use == .verb(verb) }
    var command = key?.command(on: kind) ?? Command(id: "\(kind.rawValue).\(verb.rawValue)", title: "", keys: [])
    command.hint = hint
    return command
  }
}

enum VerbKeys {
  /// The name of the key that begins it, for texts that name it.
  static func name(of verb: Verb, on kind: Target.Kind, in map: KeyMap = KeyMap()) -> String {
    let key = of(kind).first { $0.use == .verb(verb) }
    return key.flatMap { map.keys(of: $0.command(on: kind)).first?.name } ?? ":\(verb.rawValue)"
  }

  static func of(_ kind: Target.Kind) -> [VerbKey] {
    switch kind {
    case .ticket: ticket
    case .action: action
    case .customer: customer
    case .learner: learner
    case .article: article
    case .contact: contact
    case .message: message
    case .portfolio: portfolio
    case .session: session
    case .initiative: initiative
    case .verbatim: verbatim
    }
  }

  private static let ticket = [
    VerbKey(.respond, "r", hint: "respond"), VerbKey(.resolve, "R", hint: "resolve"), VerbKey(.pend, "p"),
    VerbKey(.escalate, "x", hint: "escalate"), VerbKey(.assign, "a", hint: "assign"), VerbKey(.severity, "S"),
    VerbKey(.open, "n", hint: "new"), VerbKey(.note, "N"), VerbKey(.hold, "H"), VerbKey(.reopen, "O"),
    VerbKey(.promise, "P"), VerbKey(.hear, "M"), VerbKey(.explain, "Y"), VerbKey(.draft, "D"), VerbKey(.link, "K"),
    .link("o"),
  ]

  private static let action = [
    VerbKey(.done, "d", hint: "done"), VerbKey(.snooze, "s", hint: "snooze"), VerbKey(.edit, "e", hint: "edit"),
    VerbKey(.assign, "a", hint: "assign"), VerbKey(.due, "t"), VerbKey(.priority, "p"), VerbKey(.status, "i"),
    VerbKey(.tick, "c"), VerbKey(.add, "n", hint: "new"), VerbKey(.drop, "D"), VerbKey(.wake, "W"),
    VerbKey(.reopen, "O"),
  ]

  private static let customer = [
    VerbKey(.record, "e", hint: "record"), VerbKey(.override, "o", hint: "override"), VerbKey(.withdraw, "X"),
    VerbKey(.activity, "A", hint: "note"), VerbKey(.add, "n", hint: "action"), VerbKey(.open, "T"),
    VerbKey(.assign, "a"), VerbKey(.learner, "L"), VerbKey(.edit, "E"), VerbKey(.renew, "R"),
    VerbKey(.churn, "Q"), VerbKey(.comeBack, "B"), VerbKey(.merge, "M"), VerbKey(.contact, "C"), VerbKey(.survey, "Y"),
    VerbKey(.counter, "#"), VerbKey(.event, "@"), VerbKey(.step, "d"), VerbKey(.skip, "D"), VerbKey(.take, "J"),
    VerbKey(.mute, "m"), VerbKey(.unmute, "W"), VerbKey(.stage, "$"),
    VerbKey(.enrol, "&"), VerbKey(.interview, "H"), VerbKey(.review, "P"),
    .link("O"),
  ]

  private static let contact = [
    VerbKey(.edit, "e", hint: "edit"), VerbKey(.primary, "P", hint: "primary"), VerbKey(.remove, "D", hint: "remove"),
    VerbKey(.forget, "F"), .link("o"),
  ]

  private static let message = [
    VerbKey(.approve, "a", hint: "approve"), VerbKey(.edit, "e", hint: "edit"), VerbKey(.hold, "H", hint: "hold"),
    VerbKey(.drop, "D", hint: "drop"), VerbKey(.sent, "S"), VerbKey(.reply, "M"),
  ]

  private static let session = [
    VerbKey(.book, "b", hint: "seat"), VerbKey(.attend, "a", hint: "attended"), VerbKey(.edit, "e", hint: "edit"),
    VerbKey(.followUp, "f", hint: "follow up"),
  ]

  /// What is made anew is chosen nowhere: these hold wherever a customer's do.
  private static let portfolio = [VerbKey(.customer, "N"), VerbKey(.session, "%"), VerbKey(.initiative, "!")]

  private static let article = [
    VerbKey(.edit, "e", hint: "edit"), VerbKey(.publish, "P", hint: "publish"), VerbKey(.retire, "R"),
    VerbKey(.link, "K", hint: "link"),
  ]

  private static let initiative = [
    VerbKey(.edit, "e", hint: "edit"), VerbKey(.schedule, "t", hint: "plan"),
    VerbKey(.milestone, "m", hint: "milestone"),
    VerbKey(.progress, "p", hint: "progress"), VerbKey(.finish, "d", hint: "finish"), VerbKey(.drop, "D"),
    VerbKey(.reopen, "O"),
  ]

  private static let verbatim = [VerbKey(.correct, "K", hint: "correct")]

  private static let learner = [
    VerbKey(.enrol, "e", hint: "enrol"), VerbKey(.complete, "c", hint: "complete"), VerbKey(.score, "S"),
    VerbKey(.waive, "W"), VerbKey(.assess, "Z"), VerbKey(.renew, "R"), VerbKey(.forget, "F"),
  ]

  /// The sections of keys that hold where a thing of this kind is chosen, the nearest first; the customer's come last, less
  /// what is shadowed.
  static func inForce(on kind: Target.Kind?) -> [(kind: Target.Kind, keys: [VerbKey])] {
    let own: [(kind: Target.Kind, keys: [VerbKey])] = kind.map { $0 == .customer ? [] : [($0, of($0))] } ?? []
    let taken = Set(own.flatMap(\.keys).flatMap(\.keys))
    return own
      + [(.customer, customer), (.portfolio, portfolio)].map { kind, keys in
        (kind, keys.filter { taken.isDisjoint(with: $0.keys) })
      }
  }

  static func commands(on kind: Target.Kind) -> [Command] { of(kind).map { $0.command(on: kind) } }
}
